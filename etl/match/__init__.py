"""Find out which ledger a sheet is, where its header is, and which header is which column.

In: a sheet and the declarations. Out: a matched sheet, or in words what is missing.
"""
