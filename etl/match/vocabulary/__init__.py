"""The words of headers and titles, and what each of them means.

In: one text. Out: the ledgers, columns and senses that it may stand for. The words stand in files
beside the modules that read them. This room knows no sheet.
"""
