"""Numbers and what is made of them: counts, measures, the amount of a goal, its parts.

In: the text of a cell. Out: a number, or why it is none.
"""
