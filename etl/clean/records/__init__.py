"""First beat: which rows below a header are records, and which texts each of them has.

In: a matched sheet. Out: ``Records``: the rows that count, the rows beside them with the reason why
they do not, and the texts of each column. This room does not know what a text means as a value.
"""
