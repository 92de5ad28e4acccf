"""Mess in the table: headers, groups, merged cells, totals, and whatever stands around the rows."""
