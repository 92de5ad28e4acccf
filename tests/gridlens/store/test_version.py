"""The published version: found by its pointer, checked, pinned, and safe between threads."""

import datetime as dt
import hashlib
import json
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from gridlens.errors import GridLensError, StoreBroken, StoreMissing, UnknownName
from gridlens.store.version import current, find_deputy, find_grids
from tests.gridlens.figures.asking import ask
from tests.small_store import day, publish

NO_FILE = hashlib.sha256(b"").hexdigest()


def point(folder: Path, **pointer: object) -> None:
    plain = {"version": 1, "file": "v1.duckdb", "sha256": NO_FILE, "sample": False}
    (folder / "CURRENT").write_text(json.dumps(plain | pointer), encoding="utf-8")


def visits(count: int) -> list[dict[str, object]]:
    return [{"date": day("03-01"), "way": "入户走访"} for _n in range(count)]


def test_a_folder_without_a_pointer_says_how_to_load(tmp_path: Path) -> None:
    for folder in (tmp_path, tmp_path / "不存在"):
        with pytest.raises(StoreMissing, match="还没有数据") as error:
            current(folder)
        assert "python -m etl load" in error.value.remedy


@pytest.mark.parametrize(
    "text",
    ["", "v1", "[]", "null", "{}", '{"version": "一", "file": "v1.duckdb"}', '{"version": 1}'],
)
def test_a_corrupt_pointer(tmp_path: Path, text: str) -> None:
    (tmp_path / "CURRENT").write_text(text, encoding="utf-8")
    with pytest.raises(StoreBroken, match=r"指针文件 .*CURRENT 已损坏"):
        current(tmp_path)


def test_a_pointer_that_is_no_text(tmp_path: Path) -> None:
    (tmp_path / "CURRENT").write_bytes(b"\xff\xfe\x00")
    with pytest.raises(StoreBroken, match="已损坏"):
        current(tmp_path)


def test_the_file_is_gone(tmp_path: Path) -> None:
    point(tmp_path)
    with pytest.raises(StoreBroken, match=r"v1\.duckdb 不见了.*请重新导入台账"):
        current(tmp_path)


def test_the_file_is_not_the_one_published(tmp_path: Path) -> None:
    (tmp_path / "v1.duckdb").write_bytes("改过".encode())
    point(tmp_path)
    with pytest.raises(StoreBroken, match=r"v1\.duckdb 与发布时不一致"):
        current(tmp_path)


def test_the_file_is_no_database(tmp_path: Path) -> None:
    (tmp_path / "v1.duckdb").write_bytes(b"")
    (tmp_path / "v2.duckdb").write_bytes(b"no database" * 1000)
    digest = hashlib.sha256(b"no database" * 1000).hexdigest()
    point(tmp_path, version=2, file="v2.duckdb", sha256=digest)
    with pytest.raises(StoreBroken, match=r"v2\.duckdb 打不开"):
        current(tmp_path)


@pytest.mark.slow
def test_a_new_version_is_taken_up_and_the_old_stays_readable(tmp_path: Path) -> None:
    old = publish(tmp_path, 1, visit=visits(2))
    assert current(tmp_path) is old
    new = publish(tmp_path, 2, visit=visits(5))
    assert current(tmp_path) is new
    assert (old.number, new.number) == (1, 2)
    assert ask(old, "household_visits", "2025") == 2
    assert ask(new, "household_visits", "2025") == 5


def test_an_earlier_version_can_be_opened_again_while_somebody_still_reads_it(
    tmp_path: Path,
) -> None:
    old = publish(tmp_path, 1, visit=visits(2))
    pointer = (tmp_path / "CURRENT").read_text(encoding="utf-8")
    publish(tmp_path, 2, visit=visits(5))
    (tmp_path / "CURRENT").write_text(pointer, encoding="utf-8")
    again = current(tmp_path)
    assert [ask(v, "household_visits", "2025") for v in (old, again)] == [2, 2]


def test_nothing_can_be_written_through_it_nor_read_beside_it(tmp_path: Path) -> None:
    store = publish(tmp_path)
    for query in ("DELETE FROM visit", "SELECT * FROM read_csv('/etc/passwd')"):
        with pytest.raises(Exception, match=r"(?i)read-only|disabled"):
            store.frame(query)


@pytest.mark.slow
def test_questions_at_the_same_time_do_not_mix(tmp_path: Path) -> None:
    rows = [
        {"date": dt.date(2025, m, 1), "way": "入户走访"} for m in range(1, 13) for _n in range(m)
    ]
    store = publish(tmp_path, visit=rows)

    def month(n: int) -> int:
        return int(ask(store, "household_visits", f"2025-{n:02}", as_of="2025-12-31"))

    months = [n % 12 + 1 for n in range(96)]
    with ThreadPoolExecutor(8) as threads:
        assert list(threads.map(month, months)) == months


def test_as_of_is_the_last_activity_not_after_the_load(tmp_path: Path) -> None:
    store = publish(
        tmp_path,
        loaded="2025-06-20",
        visit=[{"date": day("05-01")}, {"date": day("2026-01-01")}],
        dispute=[
            {"received": day("04-01"), "closed": day("06-18")},
            {"received": day("04-01"), "closed": day("06-21"), "due": day("06-20")},
        ],
        grid=[{"code": "g1", "name": "一", "since": day("06-19")}],
    )
    assert store.as_of == dt.date(2025, 6, 18)
    assert store.first_day == dt.date(2025, 4, 1)
    assert store.loaded_at == dt.datetime(2025, 6, 20, 9)


def test_activity_on_the_day_of_the_load_counts(tmp_path: Path) -> None:
    store = publish(tmp_path, loaded="2025-06-20", visit=[{"date": day("06-20")}])
    assert store.as_of == dt.date(2025, 6, 20)


@pytest.mark.slow
def test_an_empty_store_is_as_of_today(tmp_path: Path) -> None:
    before = dt.date.today()
    store = publish(tmp_path)
    assert before <= store.as_of <= dt.date.today()
    assert store.first_day == store.as_of


@pytest.mark.slow
def test_grids_and_deputies_by_code_name_or_alias(tmp_path: Path) -> None:
    store = publish(
        tmp_path,
        grid=[
            {"code": "001", "name": "红旗一网格", "aliases": ["红旗一"]},
            {"code": "002", "name": "红旗二网格"},
            *({"code": code, "name": "中心网格"} for code in ("003", "004")),
        ],
        deputy=[
            {"code": "D1", "name": "张某"},
            *({"code": code, "name": "王某"} for code in ("D2", "D3")),
        ],
    )
    assert find_grids(store, ["红旗二网格", "红旗一", "001"]) == ("002", "001", "001")
    assert find_grids(store, []) == ()
    assert (find_deputy(store, "张某"), find_deputy(store, "D3")) == ("D1", "D3")
    with pytest.raises(GridLensError, match=r"有2名代表叫“王某”.*D2、D3"):
        find_deputy(store, "王某")
    with pytest.raises(GridLensError, match=r"有2个网格叫“中心网格”.*003、004"):
        find_grids(store, ["中心网格"])
    with pytest.raises(UnknownName, match=r"没有名为“红旗三网格”的网格.*红旗"):
        find_grids(store, ["红旗三网格"])
