"""While a store is locked, a disk that refuses is told in words; a fault of ours stays a fault."""

import errno
from pathlib import Path

import duckdb
import pytest

from etl.upkeep.lock import locked
from gridlens.errors import GridLensError


@pytest.mark.parametrize(
    "refusal",
    [
        OSError(errno.ENOSPC, "No space left on device"),
        duckdb.IOException("IO Error: Could not write file 'x': No space left on device"),
        # The engine says this when a checkpoint was cut short, and to every query after that.
        duckdb.FatalException("FATAL Error: Failed to create checkpoint: Could not write file 'x'"),
        duckdb.TransactionException("Failed to commit: Could not write 8 bytes to file 'x'"),
    ],
)
def test_a_disk_that_refuses_is_told_with_what_stays(tmp_path: Path, refusal: Exception) -> None:
    with pytest.raises(GridLensError, match="无法写入") as told, locked(tmp_path):
        raise refusal
    assert "原有数据不变" in str(told.value)


@pytest.mark.parametrize(
    "mistake", [duckdb.FatalException("FATAL Error: bad pointer"), duckdb.BinderException("no x")]
)
def test_a_mistake_of_ours_is_not_blamed_on_the_disk(tmp_path: Path, mistake: Exception) -> None:
    with pytest.raises(type(mistake)), locked(tmp_path):
        raise mistake
