"""A deputy's record of duty: the roster, what each deputy took part in, what has no record yet.

In: the records of a period. Out: facts and sheets of facts, never points, ranks or pace.
"""
