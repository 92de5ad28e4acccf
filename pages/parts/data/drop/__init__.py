"""The files that a clerk drops: their folder, their upload, and what must be asked before.

In: uploaded files. Out: the command of the loader that reads them. What the loader found is shown
elsewhere.
"""
