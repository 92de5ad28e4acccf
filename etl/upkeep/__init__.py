"""The care of a store: history and undo, repair, backup, duplicates, sweeping, the lock.

In: a store. Out: a store in order, with nothing lost.
"""
