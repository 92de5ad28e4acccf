"""Every load as it is kept, and the records that the loads in force make together.

In: batches and their files. Out: kept loads, their receipts, and queries for the records in force,
later loads over earlier, names by today's rosters. It puts nothing in force itself.
"""
