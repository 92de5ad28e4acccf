"""The rows of a command beside the records in force: new, changed, the same, or gone.

In: settled rows and the version in force. Out: for each row the record that it is, and what a load
would change. This room reads the version and writes nothing to it.
"""
