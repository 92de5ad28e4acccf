"""What the invented office did: the records of each ledger, month by month.

In: the office. Out: plain records. This room knows no files; how a clerk writes a record down is
decided later.
"""
