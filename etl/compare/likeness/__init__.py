"""When two records are the same, alike, or only share a number.

In: values of rows. Out: marks that can be compared, and notices for the clerk. This room does not
decide which record a row is.
"""
