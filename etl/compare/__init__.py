"""What a command's rows would change: within the command, and against what is in force.

In: batches and the version in force. Out: which rows are new, changed, the same, or gone from
their sheet. It writes nothing.
"""
