"""The words around the answer to a free question."""

from pathlib import Path

from gridlens.analysis.answer import answer_sentence, remedy, rules
from gridlens.analysis.explore import FreeQuestion, answer, with_n
from gridlens.figures.outcomes import figure
from gridlens.figures.scope import EVERYTHING, Comparison, Condition
from tests.gridlens.figures.asking import about
from tests.small_store import day, publish


def test_the_first_sentence_names_codes_and_gives_the_whole(tmp_path: Path) -> None:
    rows = [
        {"received": day("01-05"), "grid": "g1", "due": day("02-01"), "closed": day("01-20")},
        {"received": day("01-06"), "grid": "g1", "due": day("02-01"), "closed": day("02-20")},
    ]
    store = publish(tmp_path, grid=[{"code": "g1", "name": "一网格"}], dispute=rows)
    where = (Condition("grid", Comparison.IS, ("g1",)),)
    question = FreeQuestion("dispute", "disputes_on_time_rate", ("month",), where)
    filters = about("2025H1", where=where)
    whole = figure(store, EVERYTHING, filters, question.indicator)
    assert answer_sentence(store, question, filters, whole) == (
        "2025年上半年，纠纷按期办结率，按月份，网格是一网格；总体50%（1/2）。"
    )
    assert "n小的比率" in rules(question)[0]


def test_what_the_figures_leave_out_stands_beside_them_and_in_the_files(tmp_path: Path) -> None:
    undated = {"received": day("01-06"), "due": day("02-01"), "outcome": "移交", "grid": "g1"}
    dated = {"received": day("02-06"), "due": day("02-10"), "closed": day("02-09"), "grid": "g2"}
    grids = [{"code": "g1", "name": "一网格"}, {"code": "g2", "name": "二网格"}]
    store = publish(tmp_path, grid=grids, dispute=[undated, undated, dated])
    filters, question = about("2025H1"), FreeQuestion("dispute", "disputes_on_time_rate", ("grid",))
    whole = figure(store, EVERYTHING, filters, question.indicator)
    said = answer_sentence(store, question, filters, whole)
    assert said.endswith("总体100%（1/1，2起未填办结日期）。")
    table = with_n(store, question, answer(store, EVERYTHING, filters, question))
    assert list(table.columns) == ["网格", "分子", "n（分母）", "未填办结日期", "纠纷按期办结率"]
    first, second = table.astype(object).where(table.notna(), None).values.tolist()
    assert (first, second) == (["一网格", 0, 0, 2, None], ["二网格", 1, 1, None, 1.0])
    one = FreeQuestion("dispute", "disputes_on_time_rate", ("month",))
    later = about("2025-02")
    assert "未填办结日期" not in with_n(store, one, answer(store, EVERYTHING, later, one)).columns


def test_what_to_know_and_to_change() -> None:
    question = FreeQuestion("session", "session_records", ("hosts",))
    assert rules(question) == ["一条记录可有几个主办单位，各计一次，相加会多于总体。"]
    where = (Condition("topic", Comparison.HAS, ("没有",)),)
    assert "放宽上面的筛选" in remedy(
        FreeQuestion("session", "session_records", ("month",), where), about("2025H1")
    )
    motion = FreeQuestion("motion", "motion_records", ("month",))
    assert "不分网格" in remedy(motion, about("2025H1", grids=("g1",)))
