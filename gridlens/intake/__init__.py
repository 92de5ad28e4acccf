"""What the person who sends in ledgers needs to know about them.

In: the published version and the reports of the loader. Out: how fresh the ledgers are, names and
words that are unknown, rejected rows, templates to fill in. This room reads no ledger file itself.
"""
