"""An office's own word, explained after its rows were loaded: all rows change at once."""

import json
from pathlib import Path

import pytest

from etl.commands.parser import main
from etl.upkeep.duplicates import Record
from etl.upkeep.explained import explain
from etl.upkeep.history import history, redo, undo
from etl.upkeep.merge import same
from etl.upkeep.repair import rebuild
from gridlens.errors import GridLensError
from gridlens.intake.own_words import own_words
from gridlens.store.office.answers import EMPTY, VOID, WORD, Answer, in_force
from gridlens.store.version import current as version_of
from tests.etl.office import NOW, current, put_text, query

DISPUTES = """编号,受理日期,网格,纠纷类别,当事人
JF-1,2025-04-03,红旗一网格,村务,赵甲
JF-2,2025-04-05,红旗二网格,邻里,钱乙
,2025-04-07,红旗二网格,村 务,孙丙
"""
MORE = "编号,受理日期,网格,纠纷类别\nX-1,2025-05-03,红旗一网格,村务\nX-2,2025-05-04,,山林土地\n"
ROWS = "SELECT source_file, source_row, category FROM dispute ORDER BY source_file, source_row"
OWN = [
    ("一村.csv", 2, "村务"),
    ("一村.csv", 3, "邻里"),
    ("一村.csv", 4, "村 务"),
    ("二村.csv", 2, "村务"),
    ("二村.csv", 3, "山林土地"),
]
MEANT = [(file, row, "房屋宅基地" if "务" in word else word) for file, row, word in OWN]


def said(text: str, means: str) -> dict[str, Answer | None]:
    one = Answer(WORD, "dispute", "category", text, means)
    return {one.name: one}


@pytest.fixture
def villages(known: Path) -> Path:
    """A store with two villages' disputes, in which three rows are of a category of their own."""
    put_text(known, "一村.csv", DISPUTES)
    put_text(known, "二村.csv", MORE)
    assert query(known, ROWS) == OWN
    return known


@pytest.mark.slow
def test_a_word_explained_later_changes_every_row_and_the_files_are_then_the_same(
    villages: Path,
) -> None:
    before = current(villages)
    renewed = explain(villages, said("村务", "房屋宅基地"), NOW)
    assert renewed and renewed.version == before["version"] + 1
    assert query(villages, ROWS) == MEANT
    entry = history(villages)[1][-1].told
    assert entry and entry.kind == "answered"
    assert entry.answers == [
        {
            "ledger": "dispute",
            "column": "category",
            "text": "村务",
            "before": None,
            "after": "房屋宅基地",
            "rows": 3,
        }
    ]
    for name, text, rows in (("一村.csv", DISPUTES, 3), ("二村.csv", MORE, 2)):
        sheet = put_text(villages, name, text)
        assert (sheet.rows, sheet.unchanged, sheet.vanished) == (rows, rows, 0)
    assert current(villages)["version"] == renewed.version
    sheet = put_text(villages, "三村.csv", MORE.replace("X-", "Y-"))
    assert (sheet.loaded, query(villages, ROWS)[0][2]) == (2, "房屋宅基地")


@pytest.mark.slow
@pytest.mark.parametrize("reload", [False, True])
def test_undone_the_words_are_the_offices_own_again_whichever_load_brought_them(
    villages: Path, reload: bool
) -> None:
    as_before = current(villages)["content_hash"]
    explain(villages, said("村务", "房屋宅基地"), NOW)
    meant = current(villages)["content_hash"]
    if reload:  # with a row that is new, so that the load is kept and read by the answer
        put_text(villages, "二村.csv", MORE + "X-3,2025-05-05,,村务\n")
        undo(villages, history(villages)[1][-1].load, NOW)
        put_text(villages, "二村.csv", MORE.replace("05-04,", "05-09,"))
        put_text(villages, "二村.csv", MORE)
        assert current(villages)["content_hash"] == meant
    ((_one, entry),) = in_force(villages)
    assert explain(villages, {entry.name: None}, NOW)
    assert (query(villages, ROWS), current(villages)["content_hash"]) == (OWN, as_before)
    assert in_force(villages) == []
    told = history(villages)[1][-1].told
    assert told and [(c["before"], c["after"], c["rows"]) for c in told.answers] == [
        ("房屋宅基地", None, 3)
    ]
    sheet = put_text(villages, "一村.csv", DISPUTES)
    assert (sheet.rows, sheet.unchanged) == (3, 3)


@pytest.mark.slow
def test_the_entry_is_undone_and_brought_back_with_its_answer(villages: Path) -> None:
    explain(villages, said("村务", "房屋宅基地"), NOW)
    entry = history(villages)[1][-1].load
    undo(villages, entry, NOW)
    assert (query(villages, ROWS), in_force(villages)) == (OWN, [])
    redo(villages, entry, NOW)
    assert query(villages, ROWS) == MEANT
    assert [one.means for one, _entry in in_force(villages)] == ["房屋宅基地"]
    explain(villages, said("村务", "其他"), NOW)
    with pytest.raises(GridLensError, match="“村务”后来又有了别的回答"):
        undo(villages, entry, NOW)
    assert [one.means for one, _entry in in_force(villages)] == ["其他"]


@pytest.mark.slow
def test_an_answer_may_empty_cells_but_takes_no_row_away(villages: Path) -> None:
    explain(villages, said("村务", EMPTY) | said("山林土地", VOID), NOW)
    assert [word for *_place, word in query(villages, ROWS)] == [
        None,
        "邻里",
        None,
        None,
        "山林土地",
    ]
    assert rebuild(villages, NOW).content_hash == rebuild(villages, NOW).content_hash


@pytest.mark.slow
def test_an_answer_that_changes_no_row_makes_no_version(villages: Path) -> None:
    before = current(villages)["version"]
    assert explain(villages, said("养殖", "其他"), NOW) is None
    assert explain(villages, said("山林土地", VOID), NOW) is None
    assert (current(villages)["version"], len(in_force(villages))) == (before, 2)


def test_before_the_first_load_an_answer_is_kept(store: Path) -> None:
    assert explain(store, said("村务", "房屋宅基地"), NOW) is None
    put_text(store, "一村.csv", DISPUTES)
    assert [word for *_place, word in query(store, ROWS)] == ["房屋宅基地", "邻里", "房屋宅基地"]
    ((_one, entry),) = in_force(store)
    explain(store, {entry.name: None}, NOW)
    assert query(store, ROWS) == OWN[:3]


@pytest.mark.slow
def test_on_the_command_line_words_are_listed_answered_and_undone(
    villages: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    words = [(one.text, one.rows, one.where) for one in own_words(version_of(villages))]
    assert words == [
        ("村务", 2, (("一村.csv", "一村"), ("二村.csv", "二村"))),
        ("山林土地", 1, (("二村.csv", "二村"),)),
        ("村 务", 1, (("一村.csv", "一村"),)),
    ]
    file, store = tmp_path / "写法.toml", ["--store", str(villages)]
    assert main(["words", "--questions", str(file), *store]) == 0
    assert "村务" in capsys.readouterr().out
    asked = file.read_text(encoding="utf-8")
    assert "《矛盾纠纷》“纠纷类别”列里的“村务”是什么意思？（2行）" in asked
    assert "不计入\n[[question]]" not in asked
    block = asked.index('text = "村务"')
    empty = asked.index('answer = ""', block)
    file.write_text(asked[:empty] + 'answer = "征地拆迁"' + asked[empty + 11 :], encoding="utf-8")
    assert main(["words", "--answers", str(file), "--json", *store]) == 0
    told = json.loads(capsys.readouterr().out)
    assert [one["text"] for one in told["words"]] == ["山林土地"]
    assert (told["changed"][0]["rows"], told["version"]) == (3, current(villages)["version"])
    assert main(["history", *store]) == 0
    said_ = "《矛盾纠纷》“纠纷类别”列里的“村务” → 征地拆迁（3行）"
    assert said_ in capsys.readouterr().out
    assert main(["answers", "--forget", "1", *store]) == 0
    assert "“村务” → 本单位的写法（3行）。发布了第" in capsys.readouterr().out
    assert query(villages, ROWS) == OWN


@pytest.mark.slow
def test_rows_in_the_store_cannot_be_made_none_by_a_word(
    villages: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "写法.toml"
    file.write_text(
        '[[question]]\nkind = "word"\nledger = "dispute"\ncolumn = "category"\n'
        'text = "村务"\nanswer = "不计入"\n',
        encoding="utf-8",
    )
    assert main(["words", "--answers", str(file), "--store", str(villages)]) == 2
    assert "“村务”的行已经导入，不能改为不计入" in capsys.readouterr().err
    assert in_force(villages) == []


@pytest.mark.slow
def test_records_found_to_be_one_keep_the_word_for_the_undoing(villages: Path) -> None:
    explain(villages, said("村务", "房屋宅基地"), NOW)
    first, other = (
        Record("dispute", key, {}, "", "", 0, 0).id
        for (key,) in query(villages, "SELECT key FROM dispute WHERE number IN ('JF-1', 'X-1')")
    )
    same(villages, [first, other], NOW)
    assert "村务" not in [word for *_place, word in query(villages, ROWS)]
    ((_one, entry),) = in_force(villages)
    explain(villages, {entry.name: None}, NOW)
    assert query(villages, ROWS) == [row for row in OWN if row[:2] != ("二村.csv", 2)]
