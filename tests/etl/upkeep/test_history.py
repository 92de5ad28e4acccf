"""The history of loads, and loads that are undone as if they had never been."""

import datetime as dt
import json
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from etl.commands.parser import main
from etl.upkeep.history import history, redo, undo
from gridlens.errors import GridLensError, StoreMissing
from tests.etl.office import DEPUTIES, DISPUTES, GRIDS, NOW, csv, current, put, put_text, query

HEADER = "编号,受理日期,纠纷类别,当事人\n"
LATER = dt.datetime(2025, 7, 2, 8, 0)


def content(store: Path) -> tuple[object, ...]:
    """Return what must be as if a load had never been: records, rejected rows and hash."""
    rows = query(store, "SELECT number, category, parties FROM dispute ORDER BY 1")
    rejects = query(store, 'SELECT file, "row", reason FROM reject ORDER BY ALL')
    return rows, rejects, current(store)["content_hash"]


@pytest.mark.slow
def test_a_load_is_taken_back_also_where_a_later_one_touched_its_records(tmp_path: Path) -> None:
    one = HEADER + "JF-1,2025-04-03,邻里,赵甲\nJF-2,2025-04-03,邻里,钱乙\n"
    two = HEADER + "JF-2,2025-04-03,物业,钱乙\nJF-3,2025-04-03,物业,孙丙\nJF-4,四月,物业,孙丙\n"
    three = HEADER + "JF-3,2025-04-03,劳动争议,孙丙\n"
    for name, texts in {"all": (one, two, three), "without": (one, three)}.items():
        for text in texts:
            put_text(tmp_path / name, "矛盾纠纷.csv", text)
    before = content(tmp_path / "all")
    undo(tmp_path / "all", 2, NOW)
    assert content(tmp_path / "all") == content(tmp_path / "without")
    assert query(tmp_path / "all", "SELECT category FROM dispute WHERE number = 'JF-2'") == [
        ("邻里",)
    ]
    redo(tmp_path / "all", 2, NOW)
    assert content(tmp_path / "all") == before


# Numbers and parties that no other file has: which record a row is depends on nothing else then.
ROW = st.tuples(
    st.integers(1, 3),
    st.sampled_from(["2025-04-03", "2025-04-04", "四月"]),
    st.sampled_from(["邻里", "物业"]),
)
LOADS = st.lists(
    st.tuples(
        st.sampled_from("甲乙"),
        st.lists(ROW, min_size=1, max_size=3, unique_by=lambda row: row[0]),
    ),
    min_size=2,
    max_size=4,
)


@pytest.mark.slow
@settings(max_examples=4, deadline=None)
@given(loads=LOADS, data=st.data())
def test_any_load_is_taken_back_as_if_it_had_never_been(
    loads: list[tuple[str, list[tuple[int, str, str]]]],
    data: st.DataObject,
    tmp_path_factory: pytest.TempPathFactory,
) -> None:
    folder = tmp_path_factory.mktemp("office")
    files = [
        csv(
            folder,
            f"{n}/纠纷{name}.csv",
            HEADER + "".join(f"{name}-{i},{day},{kind},{name}{i}\n" for i, day, kind in rows),
        )
        for n, (name, rows) in enumerate(loads)
    ]
    # A command that changes nothing makes no load, so it cannot be the load that is undone.
    made = [file for file in files if put(folder / "all", file).published]
    back = data.draw(st.integers(1, len(made)))
    undo(folder / "all", back, NOW)
    for number, file in enumerate(made, start=1):
        if number != back:
            put(folder / "without", file)
    if len(made) > 1:
        assert content(folder / "all") == content(folder / "without")
    else:
        assert content(folder / "all")[:2] == ([], [])


@pytest.mark.slow
def test_a_load_that_only_had_rejects_can_be_taken_back(known: Path) -> None:
    before = content(known)
    put_text(known, "矛盾纠纷.csv", HEADER + "JF-1,四月,邻里,赵甲\n")
    undo(known, 2, NOW)
    assert content(known) == before


@pytest.mark.slow
def test_the_first_load_and_all_loads_can_be_taken_back(store: Path) -> None:
    put_text(store, "矛盾纠纷.csv", HEADER + "JF-1,2025-04-03,邻里,赵甲\n")
    undo(store, 1, NOW)
    assert content(store)[0] == []
    sheet = put_text(store, "矛盾纠纷.csv", HEADER + "JF-1,2025-04-03,邻里,赵甲\n")
    assert (sheet.loaded, [e.undone for e in history(store)[1]]) == (1, [True, False])


def test_what_cannot_be_taken_back_is_said(known: Path, tmp_path: Path) -> None:
    with pytest.raises(GridLensError, match=r"没有第7次导入.*history"):
        undo(known, 7, NOW)
    with pytest.raises(GridLensError, match="第1次导入没有撤销过"):
        redo(known, 1, NOW)
    undo(known, 1, NOW)
    with pytest.raises(GridLensError, match="第1次导入已经撤销过了"):
        undo(known, 1, NOW)
    with pytest.raises(StoreMissing, match="还没有数据"):
        undo(tmp_path / "none", 1, NOW)
    assert not (tmp_path / "none").exists()


@pytest.mark.slow
def test_the_history_tells_who_when_which_file_and_how_many(store: Path, tmp_path: Path) -> None:
    files = [
        csv(tmp_path, "名册/网格名册.csv", GRIDS),
        csv(tmp_path, "名册/代表名册.csv", DEPUTIES),
    ]
    put(store, *files)
    put(store, csv(tmp_path, "矛盾纠纷.csv", DISPUTES), now=LATER)
    undo(store, 1, LATER)
    version, entries = history(store)
    assert version.version == 3
    assert [(e.load, e.undone, e.undone_at) for e in entries] == [
        (1, True, "2025-07-02T08:00:00"),
        (2, False, ""),
    ]
    first, second = (entry.told for entry in entries)
    assert first and second
    assert [file.name for file in first.files] == ["代表名册.csv", "网格名册.csv"]
    assert (second.loaded_at, second.version) == ("2025-07-02T08:00:00", 2)
    assert [(s["file"], s["rows"], s["loaded"]) for s in second.sheets] == [("矛盾纠纷.csv", 2, 2)]


@pytest.mark.slow
def test_the_command_line_lists_and_takes_back(
    known: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    put_text(known, "矛盾纠纷.csv", DISPUTES)
    capsys.readouterr()
    at = ["--store", str(known)]
    assert main(["undo", "2", *at, "--json"]) == 0
    told = json.loads(capsys.readouterr().out)
    assert (told["version"], told["undone"], told["counts"]["dispute"]) == (3, 2, 0)
    assert main(["undo", "2", *at]) == 2
    assert "第2次导入已经撤销过了" in capsys.readouterr().err
    assert main(["history", *at, "--json"]) == 0
    loads = json.loads(capsys.readouterr().out)["loads"]
    assert [(one["load"], one["undone"], len(one["files"])) for one in loads] == [
        (1, False, 2),
        (2, True, 1),
    ]
    assert main(["history", *at]) == 0
    said = capsys.readouterr().out
    assert "矛盾纠纷.csv" in said and "已撤销（" in said and "现为第3版。" in said
    assert main(["redo", "2", *at]) == 0
    assert "已恢复第2次导入，发布了第4版。" in capsys.readouterr().out
