"""Where the headers of a sheet are, and what stands under each of them.

In: a sheet as text. Out: header rows, the headers further below, and what the cells look like. This
room does not decide which ledger a sheet is.
"""
