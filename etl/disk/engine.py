"""Open DuckDB for the loader: with a bound on memory, beyond which it writes to the disk."""

import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

import duckdb

from etl.disk.keys import literal
from etl.process.bounds import ROW_GROUP

# The rows of a load in Arrow come on top of this: half a gigabyte for a million rows.
MEMORY = "640MiB"
_WRITTEN = "written"
# The engine makes no checkpoint by itself; the code that writes makes one when all is written.
_NEVER_BY_ITSELF = "1TB"


@contextmanager
def opened(
    file: Path | None = None, *, read_only: bool = False
) -> Iterator[duckdb.DuckDBPyConnection]:
    """Open a database file, or without ``file`` a database in memory, until the context ends.

    Without a bound, the engine would fill most of the machine's memory with what it reads of a
    large store. What does not fit goes to a folder that is removed at the end.
    """
    read = file if read_only else None
    with (
        tempfile.TemporaryDirectory(prefix="gridlens-spill-", ignore_cleanup_errors=True) as spill,
        duckdb.connect(str(read or ":memory:"), read_only=read is not None) as con,
    ):
        # If a reader in this process has the file open, its engine and its limits are shared.
        with suppress(duckdb.InvalidInputException):
            con.execute(f"SET memory_limit = '{MEMORY}'")
            con.execute(f"SET temp_directory = {literal(spill)}")
        if file and not read:
            con.execute(f"SET checkpoint_threshold = '{_NEVER_BY_ITSELF}'")
            con.execute(f"ATTACH {literal(str(file))} AS {_WRITTEN} (ROW_GROUP_SIZE {ROW_GROUP})")
            con.execute(f"USE {_WRITTEN}")
        yield con
