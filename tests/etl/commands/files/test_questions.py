"""A file of questions: written, answered, read back; answers are kept by a load, not by a check."""

import json
import tomllib
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from etl.commands.files import questions
from etl.commands.parser import main
from etl.match.asked import about_fill, about_header, about_word
from etl.sheets.question import Question
from gridlens.errors import GridLensError
from gridlens.store.office.answers import ABOVE, FILL, HEADER, WORD, Answer, in_force, keep
from tests.etl.office import csv, query

DISPUTES = """编号,受理日期,网格,纠纷类别,状态
JF-1,2025-04-03,红旗一网格,邻里,甲等
JF-2,2025-04-04,红旗一网格,物业,甲等
JF-3,2025-04-05,红旗二网格,邻里,丙等
JF-4,2025-04-06,红旗二网格,物业,受理
JF-5,2025-04-07,红旗二网格,物业,登记
JF-6,2025-04-08,红旗二网格,物业,已办结
"""
GRADE = about_word("hazard", "grade", "顶级", 2, ("a.csv", "a"), ("一般", "重大"), proposal="重大")
PLACE = about_header(
    "hazard",
    "grid",
    "所在\n片区",
    4,
    ["红旗一网格", "红旗二网格"],
    ("a.xlsx", "一月"),
    ["responsible_unit"],
)


def run(*arguments: str | Path, store: Path) -> int:
    return main([*map(str, arguments), "--store", str(store)])


def answered(file: Path, **answers: str) -> Path:
    """Fill in answers by the text asked about."""
    lines, text = [], ""
    for line in file.read_text(encoding="utf-8").splitlines():
        if line.startswith("text = "):
            text = json.loads(line.removeprefix("text = "))
        if line.startswith("answer = ") and text in answers:
            line = f'answer = "{answers[text]}"'
        lines.append(line)
    file.write_text("\n".join(lines), encoding="utf-8")
    return file


def test_a_file_explains_itself_and_has_the_proposals(tmp_path: Path) -> None:
    file = tmp_path / "问题单.toml"
    assert questions.write(file, [PLACE, GRADE])
    told = file.read_text(encoding="utf-8")
    assert "# 1. 《安全隐患》的表头“所在 片区”是哪一列？（4行）" in told
    assert "# 出处：a.xlsx · 一月\n# 内容举例：红旗一网格、红旗二网格" in told
    assert "# 2. 《安全隐患》“隐患等级”列里的“顶级”是什么意思？（2行）" in told
    assert "# 可以回答：一般、重大、留空、不计入\n[[question]]" in told
    asked = tomllib.loads(told)["question"]
    assert asked[0]["answer"] == "网格"
    assert asked[1] == {
        "kind": "word",
        "ledger": "hazard",
        "column": "grade",
        "text": "顶级",
        "answer": "重大",
    }
    assert questions.read(file) == [
        Answer(HEADER, "hazard", "", "所在\n片区", "grid"),
        Answer(WORD, "hazard", "grade", "顶级", "重大"),
    ]


def test_empty_cells_are_asked_without_a_proposal_and_answered_in_words(tmp_path: Path) -> None:
    file = tmp_path / "问题单.toml"
    one = about_fill("hazard", "grid", "网格", 24, ["红旗一网格"], ("a.csv", "a"))
    questions.write(file, [one])
    told = file.read_text(encoding="utf-8")
    assert "# 1. 《安全隐患》“网格”列里空着的格，和上面一格相同吗？（24行）" in told
    assert "# 内容举例：红旗一网格\n# 可以回答：按上一行补、空着\n[[question]]" in told
    assert tomllib.loads(told)["question"] == [
        {"kind": "fill", "ledger": "hazard", "text": "网格", "answer": ""}
    ]
    assert questions.read(file) == []
    answered(file, 网格="按上一行补")
    assert questions.read(file) == [Answer(FILL, "hazard", "", "网格", ABOVE)]
    answered(file, 网格="补")
    with pytest.raises(GridLensError, match=r"“网格”列里空着的格.*可以回答：按上一行补、空着"):
        questions.read(file)


def test_without_questions_there_is_no_file(tmp_path: Path) -> None:
    assert not questions.write(tmp_path / "问题单.toml", [])
    assert not (tmp_path / "问题单.toml").exists()


@given(text=st.text(min_size=1).filter(str.strip), example=st.text(), file=st.text())
def test_any_text_of_a_sheet_can_be_asked_about(
    tmp_path_factory: pytest.TempPathFactory, text: str, example: str, file: str
) -> None:
    place = (file, "1")
    one = Question("any", WORD, "hazard", "grade", text, 1, (example,), (place,), ("一般",), "一般")
    path = tmp_path_factory.getbasetemp() / "any.toml"
    questions.write(path, [one])
    assert questions.read(path) == [Answer(WORD, "hazard", "grade", text, "一般")]


@pytest.mark.parametrize(
    ("file", "said"),
    [
        ("question = ", "不是有效的TOML"),
        ("question = 3", r"应是一个个 \[\[question\]\]"),
        (
            '[[question]]\n[[question]]\nkind = "word"\nledger = "hazard"\ncolumn = "grade"\n'
            'text = "顶级"\nanswer = "三级"',
            r"第2个问题（《安全隐患》“隐患等级”列里的“顶级”）的回答“三级”不能用。可以回答：一般、重大",
        ),
        (
            '[[question]]\nkind = "word"\nledger = "hazards"\ncolumn = "grade"\ntext = "顶级"\n'
            'answer = "重大"',
            "第1个问题的 kind、ledger、column 或 text 被改动过",
        ),
        (
            '[[question]]\nkind = "word"\nledger = "hazard"\ncolumn = "nr"\ntext = "顶级"\n'
            'answer = "重大"',
            "第1个问题的 kind、ledger、column 或 text 被改动过",
        ),
        (
            '[[question]]\nkind = "word"\nledger = "hazard"\ncolumn = "number"\ntext = "顶级"\n'
            'answer = "重大"',
            "第1个问题.*的回答“重大”不能用",
        ),
        ('[[question]]\nkind = "word"\nanswer = 3', "第1个问题的各项应是引号里的文字"),
    ],
)
def test_what_cannot_be_used_is_said(tmp_path: Path, file: str, said: str) -> None:
    path = tmp_path / "问题单.toml"
    path.write_text(file, encoding="utf-8")
    with pytest.raises(GridLensError, match=said):
        questions.read(path)


@pytest.mark.slow
def test_from_question_to_answer(
    known: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file, asked = csv(tmp_path, "矛盾纠纷.csv", DISPUTES), tmp_path / "问题单.toml"
    assert run("check", file, "--questions", asked, store=known) == 1
    told = capsys.readouterr().out
    assert (
        "还有2个表头和写法要问：\n  2行 · 《矛盾纠纷》“状态”列里的“甲等” · 没有建议\n  1行" in told
    )
    assert "加 --questions 问题单.toml" in told and f"问题单已写入 {asked}。" in told

    answered(asked, 甲等="调解中")
    assert run("check", file, "--answers", asked, "--json", store=known) == 1
    checked = json.loads(capsys.readouterr().out)
    assert (checked["sheets"][0]["loaded"], in_force(known)) == (5, [])
    assert [one["text"] for one in checked["questions"]] == ["丙等"]

    answered(asked, 丙等="不计入")
    assert run("load", file, "--answers", asked, "--json", store=known) == 0
    loaded = json.loads(capsys.readouterr().out)
    counted = [loaded["sheets"][0][name] for name in ("rows", "loaded", "rejected", "skipped")]
    assert (counted, loaded["questions"]) == ([6, 5, 0, 1], [])
    stand = [("JF-1", "调解中"), ("JF-2", "调解中"), ("JF-4", "受理")]
    stand += [("JF-5", "登记"), ("JF-6", "已办结")]
    assert query(known, "SELECT number, status FROM dispute ORDER BY number") == stand
    later = csv(tmp_path, "下月/矛盾纠纷.csv", DISPUTES.replace("JF-", "JF-5"))
    assert run("load", later, store=known) == 0


MERGES_LOST = """编号,受理日期,网格,类别
JF-1,2025-04-03,红旗一网格,邻里
JF-2,2025-04-04,,物业
JF-3,2025-04-05,红旗二网格,物业
JF-4,2025-04-06,,邻里
JF-5,2025-04-07,,邻里
"""


@pytest.mark.slow
def test_empty_cells_are_filled_by_a_file_of_answers_and_asked_again_once_that_is_undone(
    known: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file, asked = csv(tmp_path, "矛盾纠纷.csv", MERGES_LOST), tmp_path / "问题单.toml"
    assert run("check", file, "--questions", asked, store=known) == 0
    told = capsys.readouterr().out
    assert "3行 · 《矛盾纠纷》“网格”列里空着的格 · 没有建议" in told
    assert run("load", file, "--answers", answered(asked, 网格="按上一行补"), store=known) == 0
    assert "按单位的说明补了3行空着的格（第3行至第6行）" in capsys.readouterr().out
    grids = "SELECT right(grid, 1) FROM dispute ORDER BY number"
    assert [grid for (grid,) in query(known, grids)] == ["1", "1", "2", "2", "2"]
    assert run("answers", store=known) == 0
    told = capsys.readouterr().out
    assert "《矛盾纠纷》空着的格" in told and "按上一行补" in told
    assert run("answers", "--forget", "1", store=known) == 0
    assert run("load", file, store=known) == 0
    assert [grid for (grid,) in query(known, grids)] == ["1", None, "2", None, None]
    assert "空着的格 · 没有建议" in capsys.readouterr().out


@pytest.mark.slow
def test_a_header_that_is_not_to_be_read_is_named_and_not_asked_again(
    known: Path, tmp_path: Path
) -> None:
    file = csv(tmp_path, "矛盾纠纷.csv", DISPUTES.replace("期,网格,", "期,下达地,"))
    asked = tmp_path / "问题单.toml"
    run("check", file, "--questions", asked, store=known)
    assert "下达地" in asked.read_text(encoding="utf-8")
    keep(known, [Answer(HEADER, "dispute", "", "下达地", "")], "小王")
    assert run("check", file, "--questions", asked, store=known) == 1
    assert "下达地" not in asked.read_text(encoding="utf-8")


@pytest.mark.slow
def test_a_bad_answer_loads_and_keeps_nothing(
    known: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file, asked = csv(tmp_path, "矛盾纠纷.csv", DISPUTES), tmp_path / "问题单.toml"
    run("check", file, "--questions", asked, store=known)
    answered(asked, 甲等="调解中", 丙等="三级")
    assert run("load", file, "--answers", asked, store=known) == 2
    assert "第2个问题（《矛盾纠纷》“状态”列里的“丙等”）" in capsys.readouterr().err
    assert in_force(known) == []
    assert query(known, "SELECT count(*) FROM dispute") == [(0,)]


def test_the_answers_are_not_overwritten_by_the_questions(
    store: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = str(tmp_path / "问题单.toml")
    assert run("check", tmp_path, "--questions", file, "--answers", file, store=store) == 2
    assert "请换一个文件名" in capsys.readouterr().err


def test_answers_are_listed_and_undone(store: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run("answers", store=store) == 0
    assert "还没有记住的回答" in capsys.readouterr().out
    keep(store, [Answer(WORD, "hazard", "grade", "顶级", "重大")], "小王")
    assert run("answers", store=store) == 0
    told = capsys.readouterr().out
    assert all(text in told for text in ("《安全隐患》“隐患等级”列", "顶级", "重大", "小王"))
    assert run("answers", "--json", store=store) == 0
    (one,) = json.loads(capsys.readouterr().out)["answers"]
    del one["at"]
    assert one == {
        "kind": "word",
        "ledger": "hazard",
        "column": "grade",
        "text": "顶级",
        "means": "重大",
        "by": "小王",
    }
    assert run("answers", "--forget", "2", store=store) == 2
    assert "没有第2个回答" in capsys.readouterr().err
    assert run("answers", "--forget", "1", store=store) == 0
    assert in_force(store) == []
