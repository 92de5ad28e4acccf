"""The files of the invented office, as different people keep them.

In: plain records. Out: workbooks and CSV files, the same bytes for the same content. This room
invents nothing but the way in which records are written down.
"""
