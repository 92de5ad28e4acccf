"""The rows of one command among themselves: which of them stand, and under which keys.

In: the batches of a command. Out: the rows that stand, each with its source and key, and problems
for those that repeat or contradict another. This room does not know what is in force.
"""
