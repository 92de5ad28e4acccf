"""DuckDB as the loader opens it: with a bound on memory, beyond which it writes to the disk."""

import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

import duckdb

from etl.bounds import ROW_GROUP
from etl.disk.keys import literal

# Beside it stand the rows of a load in Arrow: for a million rows, half a gigabyte.
MEMORY = "640MiB"
_WRITTEN = "written"
# Whoever writes says when all is written: until then nothing is put in its last place.
_NEVER_BY_ITSELF = "1TB"


@contextmanager
def opened(
    file: Path | None = None, *, read_only: bool = False
) -> Iterator[duckdb.DuckDBPyConnection]:
    """Open a database file, or one in memory alone, until the context ends.

    The engine would otherwise keep what it reads of a large store up to most of the machine's
    memory. What does not fit goes to a folder that is removed at the end.
    """
    read = file if read_only else None
    with (
        tempfile.TemporaryDirectory(prefix="gridlens-spill-", ignore_cleanup_errors=True) as spill,
        duckdb.connect(str(read or ":memory:"), read_only=read is not None) as con,
    ):
        # Where a reader in this process has the file open, its engine and its limits are shared.
        with suppress(duckdb.InvalidInputException):
            con.execute(f"SET memory_limit = '{MEMORY}'")
            con.execute(f"SET temp_directory = {literal(spill)}")
        if file and not read:
            con.execute(f"SET checkpoint_threshold = '{_NEVER_BY_ITSELF}'")
            con.execute(f"ATTACH {literal(str(file))} AS {_WRITTEN} (ROW_GROUP_SIZE {ROW_GROUP})")
            con.execute(f"USE {_WRITTEN}")
        yield con
