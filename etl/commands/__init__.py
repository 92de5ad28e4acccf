"""The commands of ``python -m etl``: what they take, and how they report what was done."""
