"""What a ledger may declare: its columns, life cycle, indicators, and the forms we hand out.

In: declarations. Out: types that every later room reads. It knows no particular ledger and no data.
"""
