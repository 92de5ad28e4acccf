"""The forms in which tables come: what a file really is, and its cells as text.

In: bytes. Out: ``Sheet``s whose rows keep their places. This room knows no ledger.
"""
