"""Make large invented data for measuring: any number of records over any number of grids.

The data depend on a seed and are drawn block by block, so that ten million records need little
memory. As in real ledgers, grids, categories and seasons are unequal, and texts vary. The
vocabulary and the mark （演示） of every reporting unit are the same as in the sample.
"""

from etl.invented.generate.write import write

__all__ = ["write"]
