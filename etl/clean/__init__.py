"""From the text of a matched sheet to typed rows, and faults with reasons.

In: a matched sheet and the rosters. Out: a batch: rows, rejected rows, notices; every row is
accounted for. It knows no store.
"""
