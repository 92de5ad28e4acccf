"""What the office has decided and no ledger holds: aliases, mappings, answers, notes, views.

In: decisions of people. Out: the same decisions at the next start, also after an update. This room
knows no version of the data, so no load can lose what it keeps.
"""
