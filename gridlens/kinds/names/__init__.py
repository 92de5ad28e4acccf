"""Codes, and the grids and deputies that cells name, also for a time.

In: the text of a cell. Out: a code, or a name as it counts. Whom a name means is found later,
against the rosters, which this room does not know.
"""
