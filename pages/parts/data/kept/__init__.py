"""What is kept from the loads so far: their history, likely duplicates, words and answers.

In: the lists of the loader. Out: tables, each with the buttons that take something back or decide
it. This room knows no files that wait to be loaded, but for the drop that an undone answer checks
anew.
"""
