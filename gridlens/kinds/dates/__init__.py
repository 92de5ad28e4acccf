"""Days and periods as clerks write them.

In: the text of a cell, and what its sheet leaves open. Out: a day or the name of a period, or why
it is none. This room knows no year that the text, or the reading given with it, does not say.
"""
