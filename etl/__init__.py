"""From ledger files to a published version: read → match → clean → compare → publish.

In: files as clerks send them. Out: a new version of the store, and the fate of every row. The
loader follows the declarations of ``gridlens`` and knows no page.
"""
