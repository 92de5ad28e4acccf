"""What an empty cell means: the merged cell above, a group's row, the names around the table.

In: a matched sheet and its group rows. Out: whole columns of texts, with marks on what was filled
in. Nothing is filled in that the sheet does not say.
"""
