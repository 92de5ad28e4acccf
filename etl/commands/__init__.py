"""The commands of ``python -m etl``: their arguments, and their reports of what was done."""
