"""A sheet that several ledgers fit alike: asked once, answered, known again by its headers."""

import tomllib
from pathlib import Path

import pytest

from etl.commands.files import questions
from etl.load import check
from etl.upkeep.explained import explain
from gridlens.errors import GridLensError
from gridlens.store.office.answers import LEDGER, NOT_READ, Answer, in_force
from tests.etl.office import NOW, csv, put, query

EITHER = "编号,日期,网格,办理期限,满意度,状态\n1,2025-04-03,红旗一网格,2025-05-01,满意,已办结\n"
HEADERS = "编号|日期|网格|办理期限|满意度|状态"


def answer(means: str) -> Answer:
    return Answer(LEDGER, "", "", HEADERS, means)


def test_it_is_refused_and_asked_about_with_what_speaks_for_each(
    known: Path, tmp_path: Path
) -> None:
    file = csv(tmp_path, "一季度.csv", EITHER)
    other = csv(tmp_path, "二季度.csv", EITHER.replace("04-03", "04-13"))
    outcome = check([file, other], known, NOW)
    assert [(s.rows, s.rejected, s.ledger) for s in outcome.sheets] == [(1, 1, None)] * 2
    assert (
        "可能是矛盾纠纷、群众诉求、议案建议。请回答是哪一本" in outcome.sheets[0].problems[0].reason
    )
    (one,) = outcome.questions
    assert (one.kind, one.text, one.rows, one.proposal) == (LEDGER, HEADERS, 2, None)
    assert one.choices[:3] == ("dispute", "livelihood", "motion")
    assert (one.choices[-1], len(set(one.choices))) == (NOT_READ, len(one.choices))
    assert one.examples[0] == "《矛盾纠纷》认得编号、受理日期、网格、办理期限、状态、满意度"
    asked = tmp_path / "问题单.toml"
    questions.write(asked, [one])
    told = asked.read_text(encoding="utf-8")
    assert "# 1. 表头是“编号、日期、网格、办理期限、满意度、状态”的表是哪本台账？（2行）" in told
    assert "# 依据：《矛盾纠纷》认得编号、" in told
    assert tomllib.loads(told)["question"] == [{"kind": "ledger", "text": HEADERS, "answer": ""}]
    asked.write_text(told.replace('answer = ""', 'answer = "群众诉求"'), encoding="utf-8")
    assert questions.read(asked) == [answer("livelihood")]
    asked.write_text(told.replace('answer = ""', 'answer = "不导入"'), encoding="utf-8")
    assert questions.read(asked) == [answer(NOT_READ)]
    asked.write_text(told.replace('answer = ""', 'answer = "群众"'), encoding="utf-8")
    with pytest.raises(GridLensError, match="的表）的回答“群众”不能用"):
        questions.read(asked)


@pytest.mark.slow
def test_the_answer_holds_for_every_file_of_the_layout(known: Path, tmp_path: Path) -> None:
    file = csv(tmp_path, "一季度.csv", EITHER)
    (sheet,) = put(known, file, answered=[answer("dispute")]).sheets
    assert (sheet.ledger, sheet.loaded, sheet.questions) == ("dispute", 1, [])
    later = csv(tmp_path, "二季度.csv", EITHER.replace("04-03", "04-13"))
    (sheet,) = put(known, later).sheets
    assert (sheet.ledger, sheet.loaded) == ("dispute", 1)
    assert query(known, "SELECT count(*) FROM dispute") == [(2,)]
    ((_one, entry),) = in_force(known)
    explain(known, {entry.name: None}, NOW)
    (sheet,) = put(known, csv(tmp_path, "三季度.csv", EITHER)).sheets
    assert (sheet.ledger, sheet.rejected, len(sheet.questions)) == (None, 1, 1)


def test_a_sheet_that_is_no_ledger_is_left_out_and_no_fault(known: Path, tmp_path: Path) -> None:
    file = csv(tmp_path, "一季度.csv", EITHER)
    (sheet,) = check([file], known, NOW, answered=[answer(NOT_READ)]).sheets
    assert (sheet.rows, sheet.skipped, sheet.rejected) == (1, 1, 0)
    assert [one.reason for one in sheet.problems] == ["单位说明这样的表不导入"]
    with pytest.raises(GridLensError):
        answer("disputes").check()
