"""From ledger files to a published store: read → match → clean → load → publish."""
