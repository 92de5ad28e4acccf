"""Aliases that a clerk records, each once for all."""

from pathlib import Path

import pytest

from gridlens.errors import GridLensError
from gridlens.store.office.aliases import alias_entries, aliases, forget, record


def test_an_alias_stands_until_it_is_taken_back(tmp_path: Path) -> None:
    record(tmp_path, "grid", " 红旗1网 ", "411101001001001", "小王")
    record(tmp_path, "deputy", "老张", "D001", "小王")
    assert aliases(tmp_path, "grid") == {"红旗1网": "411101001001001"}
    assert alias_entries(tmp_path, "deputy")["老张"].changed_by == "小王"
    record(tmp_path, "grid", "红旗1网", "411101001001002", "小李")
    assert aliases(tmp_path, "grid") == {"红旗1网": "411101001001002"}
    forget(tmp_path, "grid", "红旗1网", "小李")
    assert aliases(tmp_path, "grid") == {}


def test_what_cannot_be_recorded_or_taken_back_is_said(tmp_path: Path) -> None:
    with pytest.raises(GridLensError, match="别名不能为空"):
        record(tmp_path, "grid", " - ", "411101001001001", "小王")
    with pytest.raises(GridLensError, match="没有记录过代表别名“老李”"):
        forget(tmp_path, "deputy", "老李", "小王")
