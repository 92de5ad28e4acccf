"""Every figure of a draft, found and judged against the ledgers; no language model."""
