"""The engine as the loader opens it: its memory is bounded, and what does not fit goes to disk."""

from pathlib import Path

import pytest

from etl.disk import engine
from etl.disk.engine import opened


@pytest.mark.slow
def test_what_does_not_fit_into_the_memory_goes_to_the_disk(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(engine, "MEMORY", "16MiB")
    with opened() as con:
        con.execute("SET threads = 1")
        sorted_ = "SELECT md5(i::VARCHAR) AS text FROM range(400_000) t(i) ORDER BY text"
        con.execute(f"CREATE TABLE t AS {sorted_}")
        assert con.execute("SELECT count(*) FROM t").fetchall() == [(400_000,)]
        ((spill,),) = con.execute("SELECT current_setting('temp_directory')").fetchall()
        assert any(Path(spill).iterdir())
    assert not Path(spill).exists()
