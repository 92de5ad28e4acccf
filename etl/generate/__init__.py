"""Large invented data for measuring: any number of records over any number of grids.

Drawn by seed, block by block, so that ten million records fit into little memory; skewed over
grids, categories and seasons, and worded, as real ledgers are. The vocabulary is the sample's,
and so is the mark （演示） of every reporting unit.
"""

from etl.generate.write import write

__all__ = ["write"]
