"""The newest load as it stands in memory, so that a version is built while the load is being kept.

Its tables are those of its Parquet files, column for column; only where they come from differs.
"""

from collections.abc import Mapping
from dataclasses import dataclass

import duckdb
import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from etl.bounds import ROW_GROUP
from etl.disk.keys import quoted
from etl.loads.receipt import Receipt
from gridlens.schema.ledger import Ledger


@dataclass(frozen=True)
class Fresh:
    """A load that is not kept yet: what is told of it, its tables, and its rejects.

    ``tables`` go by ledger and by what their rows are: ``""`` records, else those it takes out.
    """

    told: Receipt
    tables: Mapping[tuple[str, str], pa.Table]
    rejects: pa.Table

    @property
    def load(self) -> int:
        """The number of the load; 0, which no load has, where there is none."""
        return self.told.load

    def has(self, ledger: Ledger, what: str = "") -> bool:
        """Tell whether the load has a table of a ledger."""
        return (ledger.key, what) in self.tables

    def source(self, con: duckdb.DuckDBPyConnection, ledger: Ledger, what: str = "") -> str:
        """Return the name under which a connection reads a table that the load has."""
        table = self.tables[ledger.key, what]
        name = f"fresh_{ledger.key}{what}"
        # As many rows as are packed together: then they are as they come, on every processor.
        batches = table.to_batches(max_chunksize=ROW_GROUP)
        con.register(name, pa.Table.from_batches(batches, table.schema))
        return quoted(name)

    def rows(self, ledger: Ledger) -> int:
        """Count the records of a ledger."""
        return int(self.tables[ledger.key, ""].num_rows) if self.has(ledger) else 0

    def in_order(self, ledger: Ledger, loads: list[int]) -> bool:
        """Tell whether these loads' rows are this load's alone, by date and key already."""
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
