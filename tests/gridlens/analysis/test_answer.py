"""The words around the answer to a free question."""

from pathlib import Path

from gridlens.analysis.answer import answer_sentence, remedy, rules
from gridlens.analysis.explore import FreeQuestion
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
        "2025年上半年，纠纷按期办结率，按月份，网格是一网格；总体50%（n=2）。"
    )
    assert "n小的比率" in rules(question)[0]


def test_what_to_know_and_to_change() -> None:
    question = FreeQuestion("session", "session_records", ("hosts",))
    assert rules(question) == ["一条记录可有几个主办单位，各计一次，相加会多于总体。"]
    where = (Condition("topic", Comparison.HAS, ("没有",)),)
    assert "放宽上面的筛选" in remedy(
        FreeQuestion("session", "session_records", ("month",), where), about("2025H1")
    )
    motion = FreeQuestion("motion", "motion_records", ("month",))
    assert "不分网格" in remedy(motion, about("2025H1", grids=("g1",)))
