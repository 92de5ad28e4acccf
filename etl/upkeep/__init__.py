"""Look after a store: history and undo, repair, backup, duplicates, sweeping, the lock.

In: a store. Out: the same store in good order, with nothing lost.
"""
