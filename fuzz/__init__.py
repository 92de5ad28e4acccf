"""Test the loader with mutated ledgers: ``make fuzz`` counts violations, crashes and hangs."""
