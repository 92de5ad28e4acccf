"""What stands around the records of a printed table: pages, signatures, dates, running totals."""

from pathlib import Path

import pytest

from etl.clean.records.notes import is_note, is_page_number, plain
from tests.etl.mess.tables.test_group_rows import DAY, HEADER, put_rows
from tests.etl.office import reasons

FULL = ["JF-1", DAY, "", "邻里", "赵甲"]
RECORDS = [FULL, ["JF-2", DAY, "", "邻里"], ["JF-3", DAY, "", "邻里"]]


def loosely(row: list[str]) -> list[str]:
    """Return a row with white space in its cells, as wrapped headers have."""
    return [f"{text[:2]}\n{text[2:]}" if len(text) > 2 else f"{text[0]} {text[1:]}" for text in row]


@pytest.mark.parametrize("form", ["xlsx", "csv"])
def test_pages_begin_with_title_and_header_again_and_end_with_a_number(
    known: Path, tmp_path: Path, form: str
) -> None:
    rows = [
        ["矛盾纠纷台账（第1页）"],
        HEADER,
        RECORDS[0],
        ["第1页 共2页"],
        ["矛盾纠纷台账（第2页）"],
        loosely(HEADER),
        *RECORDS[1:],
        ["第 2 页", "共 2 页"],
    ]
    sheet = put_rows(known, tmp_path, rows, form)
    assert (sheet.rows, sheet.loaded, sheet.skipped, sheet.rejected) == (7, 3, 4, 0)
    assert [(p.row, p.reason) for p in sheet.problems if p.row] == [
        (4, "页码，不是记录，未导入"),
        (5, "表头又出现一次，不是记录，未导入"),
        (6, "表头又出现一次，不是记录，未导入"),
        (9, "页码，不是记录，未导入"),
    ]


@pytest.mark.parametrize(
    ("text", "page"),
    [
        *((text, True) for text in ("第1页", "第 1 页，共 2 页", "第1/2页", "-第三页-", "续表")),
        *((text, False) for text in ("1/2", "第1页漏水", "页", "第1户", "")),
    ],
)
def test_what_numbers_a_page(text: str, page: bool) -> None:
    assert is_page_number([plain(text)]) is page


@pytest.mark.parametrize(
    ("texts", "note"),
    [
        (["填报人（签字）："], True),
        (["街道人大工委（盖章）"], True),
        (["负责人签字：赵某", "2025年4月30日"], True),
        (["审核：钱某", "   年  月  日"], True),
        (["经办人：孙某", "联系电话：13800001234"], True),
        (["2025年4月30日"], False),
        (["居民签字确认后仍有争议，反复上访要求街道协调处理"], False),
        (["签字", "邻里纠纷"], False),
        (["赵某来访"], False),
    ],
)
def test_what_is_a_note(texts: list[str], note: bool) -> None:
    assert is_note([plain(text) for text in texts]) is note


@pytest.mark.parametrize("form", ["xlsx", "csv"])
def test_signatures_stamp_and_date_at_the_foot_are_notes(
    known: Path, tmp_path: Path, form: str
) -> None:
    foot = [["", "", "", "填报人（签字）："], ["街道人大工委（盖章）"], ["", "2025年4月30日"]]
    sheet = put_rows(known, tmp_path, [HEADER, *RECORDS, [], *foot], form)
    assert (sheet.rows, sheet.loaded, sheet.skipped, sheet.rejected) == (6, 3, 3, 0)
    assert {p.reason for p in sheet.problems if p.row} == {"表下的说明，不是记录，未导入"}


@pytest.mark.slow
@pytest.mark.parametrize(
    "day", ["2025年4月30日", "2025-04-30", "二〇二五年四月三十日", "  年 月 日"]
)
def test_a_date_alone_is_a_note_apart_from_the_records_or_under_other_things(
    known: Path, tmp_path: Path, day: str
) -> None:
    apart = put_rows(known, tmp_path, [HEADER, *RECORDS, [], ["", day]])
    assert (apart.loaded + apart.unchanged, apart.skipped) == (3, 1)
    under = put_rows(known, tmp_path, [HEADER, *RECORDS[1:], FULL, ["", "", "", "", day]])
    assert (under.unchanged, under.skipped) == (3, 1)


def test_a_date_alone_in_its_own_column_right_under_the_records_is_a_record(
    known: Path, tmp_path: Path
) -> None:
    sheet = put_rows(known, tmp_path, [HEADER, *RECORDS, ["", "2025-04-30"]])
    assert (sheet.rows, sheet.skipped) == (4, 0)


@pytest.mark.slow
@pytest.mark.parametrize(
    "total", ["本月累计：2件", "累计", "全年累计：30件", "1-6月累计：12", "上半年累计9件"]
)
def test_a_running_total_is_a_total_and_heads_no_group(
    known: Path, tmp_path: Path, total: str
) -> None:
    sheet = put_rows(known, tmp_path, [HEADER, *RECORDS[:2], [total], RECORDS[2]])
    assert (sheet.loaded, sheet.skipped) == (3, 1)
    assert reasons(sheet) == [(4, None, "合计行，不是记录，未导入")]


def test_a_text_about_running_things_is_no_total(known: Path, tmp_path: Path) -> None:
    sheet = put_rows(known, tmp_path, [HEADER, ["累计3次上访", DAY, "", "邻里"]])
    assert (sheet.loaded, sheet.skipped) == (1, 0)
