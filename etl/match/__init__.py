"""Which ledger a sheet is, where its header stands, which header is which column.

In: a sheet and the declarations. Out: a matched sheet, or what is missing, in words.
"""
