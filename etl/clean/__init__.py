"""From the text of a matched sheet to typed rows, and faults with reasons.

In: a matched sheet and the rosters. Out: a batch: good rows, rejected rows, notices. Every row is
accounted for. ``rows`` leads through the four beats: records, values, rules, totals. It knows no
store.
"""
