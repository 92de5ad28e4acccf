"""The newest load's rows as they stand in memory, so that they need not be read back to publish.

They are the rows of its Parquet files, column for column; only where they come from differs.
"""

from collections.abc import Mapping

import duckdb
import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from etl.engine import ROW_GROUP
from etl.keys import quoted
from gridlens.schema import Ledger


class Fresh:
    """Tables by ledger, of the load with that number; a version without one reads files alone."""

    def __init__(self, load: int = 0, tables: Mapping[str, pa.Table] | None = None) -> None:
        self.load = load
        self._tables = dict(tables or {})

    def source(self, con: duckdb.DuckDBPyConnection, ledger: Ledger, load: int) -> str | None:
        """Return the name under which a connection reads a load's rows; None for other loads."""
        if load != self.load or ledger.key not in self._tables:
            return None
        name = f"fresh_{ledger.key}"
        # As many rows as are packed together: then they are as they come, on every processor.
        batches = self._tables[ledger.key].to_batches(max_chunksize=ROW_GROUP)
        con.register(name, pa.Table.from_batches(batches, self._tables[ledger.key].schema))
        return quoted(name)

    def rows(self, ledger: Ledger) -> int:
        """Count the rows of a ledger."""
        return int(self._tables[ledger.key].num_rows) if ledger.key in self._tables else 0

    def in_order(self, ledger: Ledger, loads: list[int]) -> bool:
        """Tell whether these loads' rows are this load's alone, by date and key already."""
        if loads != [self.load] or ledger.key not in self._tables or not ledger.date:
            return False
        table = self._tables[ledger.key]
        if table[ledger.date].null_count:
            return False
        days = table[ledger.date].combine_chunks().cast(pa.int32()).to_numpy()
        steps = np.diff(days)
        if (steps < 0).any():
            return False
        keys = table["key"]
        rising = pc.less_equal(keys.slice(0, max(len(keys) - 1, 0)), keys.slice(1))
        return bool((rising.to_numpy() | (steps > 0)).all())
