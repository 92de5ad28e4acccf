"""Tables that are no list of one ledger: statistics, goals, several ledgers in one sheet.

In: a sheet and its headers. Out: what sort of table it is, and its parts as sheets that can be
matched.
"""
