"""Keep every load, and fold the loads in force into records.

In: batches and their files. Out: kept loads, their receipts, and queries for the records in force:
later loads replace earlier ones, and names follow today's rosters. This room puts nothing in force.
"""
