"""The newest load in memory, so that a version is built while the load is still being written.

Its tables have the same columns as its Parquet files; only the place they are read from differs.
"""

from collections.abc import Mapping
from dataclasses import dataclass

import duckdb
import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from etl.disk.keys import quoted
from etl.loads.receipt import Receipt
from etl.process.bounds import ROW_GROUP
from gridlens.schema.ledger import Ledger


@dataclass(frozen=True)
class Fresh:
    """A load that is not kept yet: its receipt (``told``), its tables and its rejects.

    The key of a table is the ledger key and the kind of its rows: ``""`` for records, else as in
    ``fold.part``.
    """

    told: Receipt
    tables: Mapping[tuple[str, str], pa.Table]
    rejects: pa.Table

    @property
    def load(self) -> int:
        """The number of the load; 0 if there is no load."""
        return self.told.load

    def has(self, ledger: Ledger, what: str = "") -> bool:
        """Tell whether the load has a table of a ledger, with rows of the kind ``what``."""
        return (ledger.key, what) in self.tables

    def source(self, con: duckdb.DuckDBPyConnection, ledger: Ledger, what: str = "") -> str:
        """Register a table of the load with the connection; return its name for a query."""
        table = self.tables[ledger.key, what]
        name = f"fresh_{ledger.key}{what}"
        # Each batch has as many rows as are packed together, so that every processor takes whole
        # batches as they are.
        batches = table.to_batches(max_chunksize=ROW_GROUP)
        con.register(name, pa.Table.from_batches(batches, table.schema))
        return quoted(name)

    def rows(self, ledger: Ledger) -> int:
        """Return the number of records that the load has of a ledger."""
        return int(self.tables[ledger.key, ""].num_rows) if self.has(ledger) else 0

    def in_order(self, ledger: Ledger, loads: list[int]) -> bool:
        """Tell whether ``loads`` is this load alone, and its rows are in order of date and key."""
        if loads != [self.load] or not self.has(ledger) or not ledger.date:
            return False
        table = self.tables[ledger.key, ""]
        if table[ledger.date].null_count:
            return False
        days = table[ledger.date].combine_chunks().cast(pa.int32()).to_numpy()
        steps = np.diff(days)
        if (steps < 0).any():
            return False
        keys = table["key"]
        rising = pc.less_equal(keys.slice(0, max(len(keys) - 1, 0)), keys.slice(1))
        return bool((rising.to_numpy() | (steps > 0)).all())


NO_LOAD = Fresh(Receipt(loaded_at="", loaded_by=""), {}, pa.table({}))
