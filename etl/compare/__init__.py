"""Find out what the rows of a command would change, by comparing them with what is in force.

In: batches and the version in force. Out: which rows are new, changed, the same, repeated within
the command, or gone from their sheet. This room writes nothing.
"""
