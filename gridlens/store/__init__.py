"""The published version that everybody reads, and the office's small state beside it.

In: a folder that the loader has written. Out: a ``Version`` pinned for a run, and what people have
decided (aliases, mappings, notes, views). It knows no indicator and counts nothing.
"""
