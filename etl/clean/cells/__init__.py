"""Second beat: what is in the cells of the records, as values, and who is meant by them.

In: records as texts. Out: typed columns, and a problem with its reason for each cell that cannot be
read. This room does not know what must hold between cells.
"""
