"""The sample office: invented ledgers of 示范街道, the same content every time.

Rosters, activity ledgers and goals are made as plain records, laid out as the files that an office
keeps, and written as .xlsx and .csv. Every name of a person, firm or place is invented, and the
reporting unit of every row ends in （演示）.
"""

from etl.invented.sample.papers.write import write

__all__ = ["write"]
