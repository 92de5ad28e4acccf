"""Named views: kept, opened, guarded."""

from dataclasses import replace
from pathlib import Path

import pytest

from gridlens.errors import GridLensError
from gridlens.store.office.state import Overtaken
from gridlens.store.office.views import View, forget, keep, rename, views

VIEW = View("各网格矛盾", "ledger=dispute&indicator=dispute_records&by=grid")


def test_a_view_is_kept_changed_and_forgotten(tmp_path: Path) -> None:
    kept = keep(tmp_path, VIEW, "王某")
    assert [(v.name, v.link, v.changed_by) for v in views(tmp_path)] == [
        (VIEW.name, VIEW.link, "王某")
    ]
    changed = keep(tmp_path, replace(kept, link="ledger=hazard"), "李某")
    assert views(tmp_path)[0].link == "ledger=hazard"
    with pytest.raises(Overtaken):
        forget(tmp_path, kept, "王某")
    forget(tmp_path, changed, "王某")
    assert views(tmp_path) == []
    assert keep(tmp_path, VIEW, "王某").version == 4


def test_a_name_that_is_taken_is_not_written_over(tmp_path: Path) -> None:
    keep(tmp_path, VIEW, "王某")
    with pytest.raises(Overtaken, match="刚刚由王某改过"):
        keep(tmp_path, replace(VIEW, link="ledger=hazard"), "李某")
    assert views(tmp_path)[0].link == VIEW.link


@pytest.mark.parametrize(
    ("given", "why"),
    [
        ({"name": " "}, "名称应为1至30个字"),
        ({"name": "长" * 31}, "名称应为1至30个字"),
        ({"link": "x" * 4001}, "不能保存"),
    ],
)
def test_what_is_no_view(tmp_path: Path, given: dict[str, str], why: str) -> None:
    with pytest.raises(GridLensError, match=why):
        keep(tmp_path, replace(VIEW, **given), "王某")  # type: ignore[arg-type]


def test_another_name_takes_the_place_of_the_first(tmp_path: Path) -> None:
    kept = keep(tmp_path, VIEW, "王某")
    keep(tmp_path, replace(VIEW, name="别的"), "王某")
    with pytest.raises(GridLensError, match="已有名为“别的”的视图"):
        rename(tmp_path, kept, "别的", "李某")
    renamed = rename(tmp_path, kept, " 新名称 ", "李某")
    assert (renamed.name, renamed.link, renamed.changed_by) == ("新名称", VIEW.link, "李某")
    assert [view.name for view in views(tmp_path)] == ["别的", "新名称"]
    with pytest.raises(Overtaken):
        rename(tmp_path, kept, "又一个", "王某")
    assert [view.name for view in views(tmp_path)] == ["别的", "新名称"]
