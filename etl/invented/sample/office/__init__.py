"""The invented office itself: its grids, its people, its days, and what it aims at.

In: nothing. Out: plain values that the records of its work share. This room knows no work that was
done.
"""
