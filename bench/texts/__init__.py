"""Proof that two checkouts answer alike: see ``python -m bench.texts --help``."""
