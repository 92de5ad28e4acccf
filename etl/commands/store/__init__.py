"""The commands for what is already loaded: history, undo, duplicates, backup, repair.

In: the arguments of a command. Out: its report. This room reads no ledger file.
"""
