"""A frozen briefing, and a corrected ledger loaded and undone: which figures changed, and why."""

import datetime as dt
from pathlib import Path

import pytest

from etl.upkeep.history import undo
from gridlens.briefing.choice import BriefingChoice
from gridlens.briefing.kept.differences import differences, differences_sentence
from gridlens.briefing.kept.frozen import ROWS, Frozen, discard, files, freeze, frozen
from gridlens.briefing.make import briefing
from gridlens.briefing.sentence import Role
from gridlens.errors import GridLensError
from gridlens.figures.scope import EVERYTHING
from gridlens.goals.book import Edit, save
from gridlens.period import parse_period
from gridlens.store.office.state import Overtaken, State
from gridlens.store.version import Version, current
from tests.etl.office import GRIDS, csv, put

HEAD = "编号,受理日期,网格,纠纷类别,状态,调解结果,办结日期\n"
FIRST = "JF-1,2025-04-03,红旗一网格,邻里,已办结,调解成功,2025-04-10\n"
SECOND = "JF-2,2025-04-05,红旗二网格,物业,处置中,,\n"
CORRECTED = "JF-2,2025-04-05,红旗二网格,物业,已办结,调解成功,2025-06-20\n"
HAZARD = (
    "编号,发现日期,网格,隐患类别,状态,销号日期\nYH-1,2025-05-03,红旗一网格,消防,已销号,2025-06-30\n"
)
GOALS = "指标,期间,目标值\nhazards_rectified,2025,10\n"
MADE_AT = dt.datetime(2025, 7, 1, 9, 30)
CHOICE = BriefingChoice(parse_period("2025H1"), comparison=None, grids=True)
FILES = {"docx": b"PK report", "xlsx": b"PK book"}


@pytest.fixture
def store(tmp_path: Path) -> Path:
    """A settled dispute, an open dispute, and a closed hazard towards a goal of ten."""
    folder, store = tmp_path / "files", tmp_path / "store"
    put(
        store,
        csv(folder, "网格名册.csv", GRIDS),
        csv(folder, "矛盾纠纷台账.csv", HEAD + FIRST + SECOND),
        csv(folder, "安全隐患台账.csv", HAZARD),
        csv(folder, "目标.csv", GOALS),
    )
    return store


def kept(store: Path) -> tuple[Version, Frozen]:
    version = current(store)
    made = briefing(version, EVERYTHING, CHOICE, "王某", MADE_AT)
    return version, freeze(version, EVERYTHING, made, CHOICE, FILES, "王某")


def changed(store: Path, one: Frozen) -> dict[str, tuple[str, str, tuple[str, ...]]]:
    """Return how the values of the whole differ: the text then, the text now, and the reasons."""
    found = differences(current(store), EVERYTHING, one)
    return {
        d.then.indicator: (d.then_text, d.now_text, d.why)
        for d in found
        if d.then.role is Role.VALUE and not d.then.groups
    }


@pytest.mark.slow
def test_nothing_changes_by_itself(store: Path) -> None:
    version, one = kept(store)
    assert (one.version, one.frozen_by, one.choice.as_of) == (1, "王某", dt.date(2025, 6, 30))
    assert one.figures["value|disputes_settled|2025H1"].value == 1
    assert differences(version, EVERYTHING, one) == []
    assert differences_sentence([], one, version).startswith("冻结时是第1版，现在是第1版；")
    assert files(store, one.name) == FILES


@pytest.mark.slow
def test_a_corrected_ledger_changes_its_figures_alone(store: Path, tmp_path: Path) -> None:
    _version, one = kept(store)
    corrected = csv(tmp_path / "files", "矛盾纠纷台账-更正.csv", HEAD + CORRECTED)
    put(store, corrected, corrects="矛盾纠纷台账.csv")
    found = changed(store, one)
    assert found.keys() == {
        *("disputes_settled", "disputes_closed", "disputes_open"),
        *("disputes_closing_rate",),
    }
    assert found["disputes_settled"][:2] == ("1起", "2起")
    assert found["disputes_closing_rate"][:2] == ("50%（1/2）", "100%（2/2）")
    for _then, _now, (why,) in found.values():
        assert why.startswith("第2次导入（") and why.endswith("2025-07-01：矛盾纠纷台账-更正.csv）")
    every = differences(current(store), EVERYTHING, one)
    assert not [d for d in every if d.then.indicator.startswith("hazards")]
    by_quarter = [d.label for d in every if dict(d.then.groups).get("quarter")]
    assert all("2025年二季度" in label for label in by_quarter)


@pytest.mark.slow
def test_only_the_loads_that_changed_a_figure_are_its_reasons(store: Path, tmp_path: Path) -> None:
    """Load 2 settles JF-2; load 3 has a dispute of July; load 4 a hazard closed in June."""
    _version, one = kept(store)
    folder = tmp_path / "files"
    put(store, csv(folder, "更正.csv", HEAD + CORRECTED), corrects="矛盾纠纷台账.csv")
    july = "JF-9,2025-07-01,红旗一网格,邻里,处置中,,\n"
    put(store, csv(folder, "7月.csv", HEAD + july))
    head, row = HAZARD.split("\n")[:2]
    put(store, csv(folder, "隐患.csv", f"{head}\n{row.replace('YH-1', 'YH-2')}\n"))
    found = differences(current(store), EVERYTHING, one)
    files = {
        d.then.key: {why.rpartition("：")[2].rstrip("）") for why in d.why}
        for d in found
        if not d.then.groups
    }
    assert files["value|disputes_open|2025H1"] == {"更正.csv"}
    assert files["value|disputes_settled|2025H1"] == {"更正.csv"}
    assert files["value|hazards_received|2025H1"] == {"隐患.csv"}
    assert files["share|hazards_rectified|2025H1"] == {"隐患.csv"}
    assert not any("7月" in why for d in found for why in d.why)
    counts = [d for d in found if not d.then.indicator]
    assert all(d.why and "没有相关的导入" not in d.why[0] for d in counts)


@pytest.mark.slow
def test_without_its_rows_each_load_of_the_ledger_is_a_reason(store: Path, tmp_path: Path) -> None:
    _version, one = kept(store)
    state = State(store)
    state.put(ROWS, one.name, None, state.entry(ROWS, one.name).version, "")
    folder = tmp_path / "files"
    put(store, csv(folder, "更正.csv", HEAD + CORRECTED), corrects="矛盾纠纷台账.csv")
    put(store, csv(folder, "7月.csv", HEAD + "JF-9,2025-07-01,红旗一网格,邻里,处置中,,\n"))
    why = changed(store, one)["disputes_settled"][2]
    assert [said.rpartition("：")[2] for said in why] == ["更正.csv）", "7月.csv）"]


@pytest.mark.slow
def test_a_load_taken_back_is_named(store: Path, tmp_path: Path) -> None:
    corrected = csv(tmp_path / "files", "矛盾纠纷台账-更正.csv", HEAD + CORRECTED)
    put(store, corrected, corrects="矛盾纠纷台账.csv")
    _version, one = kept(store)
    undo(store, 2, MADE_AT)
    then, now, why = changed(store, one)["disputes_settled"]
    assert (then, now) == ("2起", "1起")
    assert why[0].startswith("第2次导入已撤回（")


@pytest.mark.slow
def test_later_records_outside_the_period_change_nothing(store: Path, tmp_path: Path) -> None:
    _version, one = kept(store)
    later = "JF-9,2025-06-30,红旗一网格,邻里,处置中,,\n".replace("2025-06-30", "2025-07-01")
    put(store, csv(tmp_path / "files", "矛盾纠纷台账-7月.csv", HEAD + later))
    assert current(store).number == 2
    assert differences(current(store), EVERYTHING, one) == []


@pytest.mark.slow
def test_an_edited_goal_is_the_reason(store: Path) -> None:
    version, one = kept(store)
    save(version, [Edit("hazards_rectified", "2025", "20")], "李某")
    (goal, *rest) = [d for d in differences(version, EVERYTHING, one) if d.then.role is Role.GOAL]
    assert (goal.then_text, goal.now_text, rest) == ("10条", "20条", [])
    assert goal.why[0].startswith("目标已修改（李某，")


@pytest.mark.slow
def test_too_large_files_and_moved_data_are_refused(store: Path, tmp_path: Path) -> None:
    version = current(store)
    made = briefing(version, EVERYTHING, CHOICE, "", MADE_AT)
    with pytest.raises(GridLensError, match="超过40 MB"):
        freeze(version, EVERYTHING, made, CHOICE, {"pptx": b"x" * 40_000_001}, "")
    corrected = csv(tmp_path / "files", "矛盾纠纷台账-更正.csv", HEAD + CORRECTED)
    put(store, corrected, corrects="矛盾纠纷台账.csv")
    with pytest.raises(GridLensError, match="数据刚刚更新"):
        freeze(current(store), EVERYTHING, made, CHOICE, FILES, "")
    assert frozen(store) == []


@pytest.mark.slow
def test_a_discarded_one_leaves_the_list_once(store: Path) -> None:
    _version, one = kept(store)
    discard(store, one, "王某")
    assert frozen(store) == []
    with pytest.raises(Overtaken):
        discard(store, one, "李某")
