"""Mess 6: a plain text read piece by piece gives the same cells as when read as a whole."""

import csv
import io
from pathlib import Path

import pyarrow as pa
import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from etl.formats import quick as plainly
from etl.formats.encoding import utf_8
from etl.formats.quick import quick_cells
from etl.formats.separated import separated
from etl.formats.trim import trimmed
from gridlens.errors import GridLensError
from tests.etl.mess.ledger_file import sheet_of

HEADER = "编号,日期,网格"
ROWS = [("编号", "日期", "网格"), ("JF-1", "2025-4-3", "红旗，一网格"), ("JF-2", "", "㐂镕𠮷")]
TEXT = "".join(",".join(row) + "\n" for row in ROWS)
BYTES = st.sampled_from(
    [*'甲乙1, "\t;\r\n\ufeff\ufffd\0', "\n", "\r\n", ",", '"', "甲,乙\n", "1,2\n", "锟斤拷", "𠮷"]
)
ENCODINGS = st.sampled_from(["utf-8", "utf-8-sig", "gb18030", "utf-16", "utf-16-be"])


def rows(cells: pa.Table) -> list[tuple[str, ...]]:
    return list(zip(*(column.to_pylist() for column in cells.columns), strict=True))


def read(folder: Path, data: bytes, piece: int = 2**22, group: int = 61_440) -> pa.Table | None:
    file, spool = folder / "纠纷.csv", folder / "spool.arrow"
    file.write_bytes(data)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(plainly, "_PIECE", piece)
        patch.setattr(plainly, "ROW_GROUP", group)
        cells = quick_cells(file, spool)
    assert spool.exists() is (cells is not None)
    return cells


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030"])
@pytest.mark.parametrize("end", ["\n", "\r\n", ""])
@pytest.mark.parametrize("piece", [50, 2**22])
def test_what_programs_write_is_plain(tmp_path: Path, encoding: str, end: str, piece: int) -> None:
    text = TEXT.replace("\n", end or "\n").removesuffix("" if end else "\n")
    cells = read(tmp_path, text.encode(encoding), piece)
    assert cells is not None and rows(cells) == ROWS


def test_quotes_at_the_edges_of_cells_are_plain(tmp_path: Path) -> None:
    cells = read(tmp_path, f'{HEADER}\n"JF-1","甲,乙","说""好"""\nJF-2,,\n'.encode(), piece=60)
    assert cells is not None
    assert rows(cells)[1:] == [("JF-1", "甲,乙", '说"好"'), ("JF-2", "", "")]


def test_rows_stand_together_as_the_store_packs_them(tmp_path: Path) -> None:
    lines = [HEADER, *(f"JF-{n},2025-4-3,甲" for n in range(10))]
    cells = read(tmp_path, "\n".join(lines).encode(), piece=80, group=4)
    assert cells is not None and rows(cells) == [tuple(line.split(",")) for line in lines]
    assert [len(chunk) for chunk in cells.column(0).chunks] == [5, 4, 2]


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"\n\n",
        "编号\nJF-1\n".encode(),
        TEXT.encode("utf-16"),
        f"台账\n{TEXT}".encode(),
        f"{TEXT}JF-3,1\n".encode(),
        f"{TEXT}JF-3,1,2,3\n".encode(),
        f'{TEXT}JF-3,1,"甲\n乙"\n'.encode(),
        f'{TEXT}JF-3,1,甲"乙\n'.encode(),
        f"{TEXT}JF-3,1,甲\r乙\n".encode(),
        f"{TEXT}JF-3,1,\ufffd\n".encode(),
        f"{TEXT}JF-3,1,\0\n".encode(),
        TEXT.encode() + b"JF-3,1,\xff\n",
        TEXT.encode() + "JF-3,1,甲".encode("gb18030"),
        TEXT.encode("gb18030") + "JF-3,1,锟斤拷".encode("gb18030"),
        TEXT.encode("gb18030") + b"JF-3,1,\x81\n",
    ],
    ids=range(16),
)
@pytest.mark.parametrize("piece", [50, 2**22])
def test_any_other_text_is_left_to_be_read_as_a_whole(
    tmp_path: Path, data: bytes, piece: int
) -> None:
    assert read(tmp_path, data, piece) is None


def test_a_line_longer_than_a_piece_is_left_too(tmp_path: Path) -> None:
    assert read(tmp_path, f"{TEXT}JF-3,1,{'甲' * 60}\n".encode(), piece=100) is None


def test_more_cells_than_may_be_read_are_left_too(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(plainly, "MOST_CELLS", 11)
    assert read(tmp_path, TEXT.encode()) is None


def test_empty_columns_and_lines_at_the_end_are_nothing(tmp_path: Path) -> None:
    file = tmp_path / "纠纷.csv"
    file.write_text("编号,日期,,\n\nJF-1,2025-4-3,,\n\n\n", encoding="utf-8")
    assert rows(sheet_of(file).cells) == [
        ("编号", "日期"),
        ("", ""),
        ("JF-1", "2025-4-3"),
    ]


@pytest.mark.slow
@given(
    text=st.lists(BYTES, max_size=12).map("".join),
    encoding=ENCODINGS,
    piece=st.sampled_from([6, 10, 20, 2**22]),
)
@example(text="a,b\nc,d\n\ufeffe,f\n", encoding="utf-8", piece=10)
@example(text='a,b\n"",""\n', encoding="utf-8", piece=2**22)
def test_what_is_plain_reads_as_the_whole_does(
    text: str, encoding: str, piece: int, tmp_path_factory: pytest.TempPathFactory
) -> None:
    data = text.encode(encoding, "ignore")
    found = read(tmp_path_factory.mktemp("plain"), data, piece)
    if found is None:
        return
    decoded = utf_8(data)
    whole = separated(decoded)
    assert rows(trimmed(found)) == rows(trimmed(whole.cells))
    assert (whole.width, whole.lengths, whole.remarks) == (found.num_columns, {}, [])


@pytest.mark.slow
@given(
    table=st.lists(st.tuples(*[st.text("甲1 ,;\"'，", max_size=5)] * 3), min_size=1, max_size=8),
    encoding=st.sampled_from(["utf-8", "gb18030"]),
    quoting=st.sampled_from([csv.QUOTE_ALL, csv.QUOTE_MINIMAL]),
)
def test_what_is_plain_reads_as_it_was_written(
    table: list[tuple[str, ...]],
    encoding: str,
    quoting: int,
    tmp_path_factory: pytest.TempPathFactory,
) -> None:
    table = [("编号", "日期", "网格"), *table]
    out = io.StringIO(newline="")
    csv.writer(out, quoting=quoting, lineterminator="\n").writerows(table)  # type: ignore[arg-type]
    found = read(tmp_path_factory.mktemp("plain"), out.getvalue().encode(encoding))
    if found is not None:
        assert rows(found) == table
    else:
        assert '"' in out.getvalue(), "nothing else of it is other than plain"


def test_a_fault_after_many_rows_is_said_as_of_the_whole(tmp_path: Path) -> None:
    data = TEXT.encode() + b"JF-3,1,\xff\n"
    with pytest.raises(GridLensError, match="第4行、第"):
        utf_8(data)
    assert read(tmp_path, data, piece=50) is None
