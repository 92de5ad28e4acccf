"""The parts of pages: one folder for each page, and ``frame``, ``choose`` and ``show`` for all.

In: the question of a run. Out: what a person sees. No SQL, no sums, no figure building here.
"""
