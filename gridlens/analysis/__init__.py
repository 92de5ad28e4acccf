"""Signal or noise, open matters, a grid's profile, and free questions.

In: figures and records. Out: limits, signals, lists and answers as data and sentences. It draws
nothing, and compares grids only by what chance allows.
"""
