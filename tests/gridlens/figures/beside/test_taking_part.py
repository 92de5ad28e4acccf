"""How many records of a figure name a deputy, against the sample's files and tables read apart."""

import pandas as pd
import pytest

from gridlens.errors import GridLensError
from gridlens.figures.beside.taking_part import TAKING_PART, shares, taking_part
from gridlens.figures.rows.trace import trace, trace_sentence
from gridlens.figures.scope import EVERYTHING, Filters, Scope
from gridlens.ledgers import indicators
from gridlens.store.version import Version
from tests.gridlens.figures.asking import about, ask
from tests.sample_store import ROOT
from tests.small_store import day, publish

H1 = about("2025H1")
DONE = {"received": day("04-01"), "outcome": "调解成功", "closed": day("04-10")}


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Version:
    """Four settled disputes, of which two name deputies; hazards named last year alone; visits."""
    firm = {"date": day("05-06"), "firm": "甲厂"}
    problem = {"number": "SC-1", "date": day("06-03"), "topic": "消防"}
    return publish(
        tmp_path_factory.mktemp("theirs"),
        grid=[{"code": "g1", "name": "一"}, {"code": "g2", "name": "二"}],
        deputy=[{"code": code, "name": code} for code in ("D1", "D2")],
        dispute=[
            DONE | {"grid": "g1", "deputies": ["D1", "D2"]},
            DONE | {"grid": "g2", "deputies": ["D2"]},
            DONE | {"grid": "g1", "deputies": []},
            DONE | {"grid": "g1"},
        ],
        hazard=[
            {"found": day("2024-05-01"), "closed": day("2024-05-09"), "deputies": ["D1"]},
            {"found": day("05-01"), "closed": day("05-09")},
        ],
        enterprise_visit=[firm, firm | {"firm": "乙厂"}],
        inspection=[
            problem | {"problem": "通道堵塞", "deputies": ["D1"]},
            problem | {"problem": "电线老化", "deputies": ["D1"]},
            problem | {"number": "SC-2"},
        ],
        visit=[{"date": day("05-05"), "way": "入户走访", "people": 3, "deputies": ["D1"]}],
        session=[
            {"date": day("05-05"), "type": "义诊", "residents": 9, "deputies": ["D1"]},
            {"date": day("05-06"), "type": "理论宣讲", "residents": 20},
        ],
    )


def of(store: Version, filters: Filters = H1, scope: Scope = EVERYTHING) -> dict[str, float]:
    return taking_part(store, scope, filters, indicators())


def test_a_record_with_several_deputies_counts_once(store: Version) -> None:
    assert of(store)["disputes_settled"] == 2
    assert ask(store, "disputes_settled", "2025H1", "taking_part") == {
        "有代表参与": 2,
        "没有代表": 2,
    }


def test_an_inspection_counts_once_with_its_problems(store: Version) -> None:
    assert of(store)["inspections_joined"] == 1
    assert ask(store, "inspections_joined", "2025H1") == 2


def test_nought_is_said_only_where_such_records_ever_name_somebody(store: Version) -> None:
    found = of(store)
    assert found["hazards_rectified"] == 0  # named in 2024
    assert "enterprise_visits" not in found  # nobody fills in the column
    assert found["free_clinics"] == 1
    assert "policy_lectures" not in found  # filled in for other activities, never for lectures


def test_what_deputies_do_by_definition_and_what_counts_no_records_has_none(store: Version) -> None:
    said = {key for key, one in indicators().items() if shares(*one)}
    assert not said & {"household_visits", "visit_matters", "motions_submitted", "motions_open"}
    assert not said & {"station_sessions", "laws_studied", "clinic_hospitals"}
    assert not said & {"session_residents", "visit_people"}  # sums
    assert not said & {"disputes_closing_rate", "disputes_median_days", "grids", "deputies"}
    assert said >= {"disputes_settled", "disputes_open", "hazards_rectified", "enterprise_visits"}
    assert of(store).keys() <= said


def test_a_grid_narrows_it_and_a_deputy_silences_it(store: Version) -> None:
    assert of(store, about("2025H1", grids=("g1",)))["disputes_settled"] == 1
    assert of(store, H1, Scope(grids=frozenset({"g2"})))["disputes_settled"] == 1
    assert of(store, about("2025H1", deputy="D1")) == {}
    assert of(store, H1, Scope(deputy="D1")) == {}


def test_nothing_is_said_before_the_ledger_was_kept(store: Version) -> None:
    assert "disputes_settled" not in of(store, about("2024H1"))


def test_its_rows_are_those_that_name_a_deputy(store: Version) -> None:
    found = trace(store, EVERYTHING, H1, "disputes_settled", TAKING_PART)
    assert found.value == 2
    assert sorted(found.rows["source_row"]) == [2, 3]
    told = trace_sentence(store, found)
    assert told == "2025年上半年，有代表参与，排查化解矛盾纠纷2起：即下列2条记录。"
    with pytest.raises(GridLensError, match="链接里的代表参与“有的”无法识别"):
        trace(store, EVERYTHING, H1, "disputes_settled", (("taking_part", "有的"),))
    with pytest.raises(GridLensError, match="代表参与“有代表参与”无法识别"):
        trace(store, EVERYTHING, H1, "supervision_posts", TAKING_PART)


def test_what_names_no_deputies_stands_under_neither(store: Version) -> None:
    assert ask(store, "grids", "2025H1", "taking_part") == {None: 2}


def test_the_samples_visits_as_its_file_has_them(sample: Version) -> None:
    file = ROOT / "data" / "sample" / "走访企业台账.csv"
    rows = pd.read_csv(file, encoding="utf-8-sig", dtype=str)
    days = pd.to_datetime(rows["服务日期"], format="mixed")
    there = rows[(days >= "2025-01-01") & (days <= "2025-06-30")]
    assert len(there) == 63
    assert of(sample)["enterprise_visits"] == there["代表"].notna().sum() == 52


@pytest.mark.parametrize(
    ("key", "where", "told"),
    [
        ("disputes_settled", "outcome = '调解成功' AND closed BETWEEN {h1}", 56),
        ("disputes_received", "received BETWEEN {h1}", 57),
        ("hazards_received", "found BETWEEN {h1}", 100),
        ("livelihood_settled", "closed BETWEEN {h1}", 8),
    ],
)
def test_the_samples_figures_as_its_tables_have_them(
    sample: Version, key: str, where: str, told: int
) -> None:
    ledger = indicators()[key][1].key
    span = where.format(h1="DATE '2025-01-01' AND DATE '2025-06-30'")
    counted = f'SELECT count(*) AS n FROM "{ledger}" WHERE len(deputies) > 0 AND {span}'
    assert int(sample.frame(counted)["n"].iloc[0]) == told
    assert of(sample)[key] == told
