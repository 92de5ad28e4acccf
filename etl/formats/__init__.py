"""The forms in which tables come: what a file really is, and its cells as text.

In: bytes. Out: ``Sheet``s whose rows stand where they stood. It knows no ledger.
"""
