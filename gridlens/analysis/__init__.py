"""Tell signals from noise, list open matters, describe a grid, and answer free questions.

In: figures and records. Out: limits, signals, lists and answers, as data and as sentences. This
room draws nothing. It calls a grid unusual only where chance alone does not explain its figure.
"""
