"""From the text of a matched sheet to typed rows, and faults with reasons.

In: a matched sheet and the rosters. Out: a batch: good rows, rejected rows, notices. Every row is
accounted for. ``rows`` leads through the beats: records, dates, cells, checks; each rests on those
before it, and all on the rosters. This room knows no store.
"""
