"""The declarations: columns, life cycles and indicators of a ledger, and the forms we hand out.

In: declarations. Out: types that every later room reads. It knows no particular ledger and no data.
"""
