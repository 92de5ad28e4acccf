"""Which header feeds which column of a ledger, and what is left to ask.

In: the headers of a sheet, and a ledger. Out: a ``MatchedSheet``, or the columns that are lacking
and the headers that may be meant. The ledger is given here; this room compares no two of them.
"""
