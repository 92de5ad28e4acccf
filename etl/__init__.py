"""From ledger files to a published version: read → match → clean → compare → publish.

In: files as clerks send them. Out: a new version of the store, and for every row what became of
it. It loads by the declarations of ``gridlens`` and knows no page.
"""
