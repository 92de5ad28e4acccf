"""Third and fourth beat: what must hold between cells, and between records and stated totals.

In: records and their values. Out: problems with reasons, and values without doubtful readings. No
row is lost here: what is wrong is told, and ``rows`` decides.
"""
