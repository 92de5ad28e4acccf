"""The period's report, deck and workbook as content: sections, sentences, tables, charts.

In: figures, goals and what the clerk writes. Out: one ``Briefing`` in which every number is a
``Figure`` that leads to its rows. This room knows no file format.
"""
