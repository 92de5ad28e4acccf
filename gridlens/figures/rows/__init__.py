"""Back from a figure to its rows: their file, sheet and row, and the proof that they add up.

In: the address of a figure. Out: records as the asking person may see them. This room counts
nothing in another way than the figure was counted.
"""
