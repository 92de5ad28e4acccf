"""Mutated ledgers against the loader: ``make fuzz`` counts violations, crashes and hangs."""
