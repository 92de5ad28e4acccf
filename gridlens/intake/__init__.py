"""What is known of ledgers on their way in, for the person who sends them.

In: the published version and what the loader reports. Out: how fresh ledgers are, which names and
words nobody knows, rejected rows, templates to fill in. It reads no ledger file itself.
"""
