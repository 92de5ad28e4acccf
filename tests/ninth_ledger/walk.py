"""Two new ledgers, from template and file to page, briefing and proofreader.

Run by ``test_one_file`` in a copy of the project whose gridlens/ledgers has both files.
"""

import datetime as dt
import re
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from streamlit.testing.v1 import AppTest

from etl.commands.files.filled import write
from gridlens.briefing.choice import BriefingChoice
from gridlens.briefing.content import Briefing, BriefingTable
from gridlens.briefing.make import briefing
from gridlens.briefing.sentence import Paragraph
from gridlens.commands.docs import document
from gridlens.figures.outcomes import figure
from gridlens.figures.scope import EVERYTHING, Filters
from gridlens.ledgers import activity_ledgers
from gridlens.overview.catalogue import catalogue
from gridlens.period import parse_period
from gridlens.proofread.finding import Verdict
from gridlens.proofread.proof import proofread
from gridlens.store.version import Version, current
from tests.etl.office import DEPUTIES, GRIDS, csv, put
from tests.pages.app import opened, read, said

HALF = parse_period("2025H1")
AGREES, DIFFERS = Verdict.AGREES, Verdict.DIFFERS
SERVICES: tuple[dict[str, Any], ...] = (
    {
        "服务日期（必填）": dt.date(2025, 4, 3),
        "网格": "红旗一网格",
        "服务类别": "环境整治",
        "服务内容": "清扫红旗街",
        "服务队": "先锋队",
        "代表": "张某",
        "志愿者人数": 12,
        "招募人数": 15,
        "服务时长": 24,
    },
    {
        "服务日期（必填）": dt.date(2025, 5, 10),
        "网格": "红旗二网格",
        "服务类别": "敬老助残",
        "服务内容": "看望老人",
        "服务队": "红马甲队",
        "志愿者人数": 8,
        "招募人数": 10,
        "服务时长": 16,
    },
    {
        "服务日期（必填）": dt.date(2025, 6, 30),
        "网格": "红旗一网格",
        "服务类别": "环境整治",
        "服务内容": "清扫广场",
        "服务队": "先锋队",
        "志愿者人数": 10,
        "招募人数": 10,
        "服务时长": 20,
    },
)
PETITIONS = """信访编号,收访日期,网格,信访类别,信访人,代表,办理期限,办结日期,信访状态,满意度
XF-1,2025-01-06,红旗一网格,建设,王某某,张某,2025-02-06,2025-01-26,已答复,满意
XF-2,2025-04-10,红旗二网格,社保,李某某,,2025-05-10,2025-05-20,已办结,不满意
XF-3,2025-06-01,红旗一网格,其他,赵某某,,2025-06-15,,办理,
"""


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A store into which the template, filled in, and a file of one's own are loaded."""
    folder = tmp_path_factory.mktemp("office")
    store = folder / "store"
    put(store, csv(folder, "网格名册.csv", GRIDS), csv(folder, "代表名册.csv", DEPUTIES))
    (one,) = write("志愿服务", folder / "模板", store)
    book = openpyxl.load_workbook(one.file)
    sheet = book["志愿服务"]
    places = {cell.value: cell.column for cell in sheet[1]}
    for number, service in enumerate(SERVICES, start=2):
        sheet.cell(number, 1).value = number - 1
        for cell in sheet[number][1:]:
            cell.value = None
        for heading, value in service.items():
            sheet.cell(number, places[heading]).value = value
    book.save(one.file)
    outcome = put(store, Path(one.file), csv(folder, "信访.csv", PETITIONS))
    read = {sheet.ledger: (sheet.rows, sheet.loaded, sheet.problems) for sheet in outcome.sheets}
    assert read == {"volunteering": (3, 3, []), "petition": (3, 3, [])}
    return store


@pytest.fixture(scope="module")
def version(store: Path) -> Version:
    return current(store)


@pytest.fixture(scope="module")
def made(version: Version) -> Briefing:
    choice = BriefingChoice(HALF, None, records=True)
    return briefing(version, EVERYTHING, choice, "", dt.datetime(2025, 7, 1))


def page(app: AppTest, address: str) -> AppTest:
    """Open a page by its address: those of ledgers share a file, by which AppTest would choose."""
    known = app._registered_pages.items()
    (app._page_hash,) = [key for key, info in known if info["url_pathname"] == address]
    app.run()
    assert not app.exception
    return app


def test_they_stand_after_the_eight() -> None:
    assert list(activity_ledgers())[8:] == ["volunteering", "petition"]


@pytest.mark.parametrize(
    ("indicator", "value"),
    [
        ("services", 3),
        ("service_teams", 2),
        ("service_hours", 60),
        ("service_turnout_rate", 30 / 35),
        ("petitions_received", 3),
        ("petitions_answered", 2),
        ("petitions_open", 1),
        ("petitions_overdue", 1),
        ("petitions_closing_rate", 2 / 3),
        ("petitions_on_time_rate", 1 / 3),
        ("petitions_median_days", 30),
        ("petitions_satisfaction_rate", 1 / 2),
    ],
)
def test_their_figures(version: Version, indicator: str, value: float) -> None:
    found = figure(version, EVERYTHING, Filters(HALF, version.as_of), indicator)
    assert found["value"] == pytest.approx(value)


def test_the_overview_shows_them(store: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    app = opened(store, monkeypatch)
    assert not app.exception
    figures = read(app).figures
    assert (figures["services"], figures["petitions_answered"]) == ("3", "2")


@pytest.mark.parametrize(
    ("address", "title", "told", "records"),
    [
        ("volunteering", "志愿服务", "志愿者到岗率", 3),
        ("petition", "信访事项", "信访满意率", 3),
    ],
)
def test_each_has_a_page(
    store: Path,
    monkeypatch: pytest.MonkeyPatch,
    address: str,
    title: str,
    told: str,
    records: int,
) -> None:
    app = page(opened(store, monkeypatch), address)
    text = said(app)
    assert title in text and told in text
    assert len(app.dataframe[-1].value) == records
    assert "王某某" not in app.dataframe[-1].value.to_string()


def test_open_matters_are_listed(store: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert "信访" in said(page(opened(store, monkeypatch), "open"))


def test_the_catalogue_explains_them(store: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    app = page(opened(store, monkeypatch, indicator_ledger="志愿服务"), "indicators")
    listed = re.findall(r'data-entry="(\w+)"', "".join(element.value for element in app.html))
    assert listed == ["services", "service_teams", "service_hours", "service_turnout_rate"]
    places = {entry.indicator.key: entry.shown for entry in catalogue({}, HALF)}
    share = "旁注“其中代表参与”"
    assert places["services"] == ("总览·重实干", "台账页", "网格图", share)
    assert places["service_turnout_rate"][0] == "总览，在“志愿服务场次”下"


def test_the_documentation_has_their_chapters() -> None:
    assert "## 志愿服务\n" in document()
    assert "- 办理过程：受理 → 办理 → 办结。\n" in document()


@pytest.mark.parametrize(
    ("key", "text"),
    [
        (
            "group_action",
            "开展志愿服务3场（其中代表参与1场），志愿者到岗率85.7%（30/35）。"
            "参与志愿队2支（其中代表参与1支）。",
        ),
        (
            "group_responsibility",
            "办结信访事项2件（其中代表参与1件），信访办结率66.7%（2/3）。期末有基层网格2个。",
        ),
        ("contact", "2025年上半年，志愿服务时长60工时。"),
        (
            "open_lead",
            "期末未办结事项1项，其中信访1件；已过办理期限1项，其中信访1件。",
        ),
    ],
)
def test_the_briefing_tells_their_figures(made: Briefing, key: str, text: str) -> None:
    parts = [part for section in made.walk() for part in section.parts]
    assert text in [p.text for p in parts if isinstance(p, Paragraph) and p.key == key]


def test_the_briefing_tabulates_defines_and_lists_them(made: Briefing) -> None:
    tables = [
        part for section in made.walk() for part in section.parts if isinstance(part, BriefingTable)
    ]
    rows = next(table.rows for table in tables if table.key == "group_action_table")
    assert [row[0] for row in rows] == ["志愿服务场次", "参与志愿队", "志愿者到岗率"]
    defined = {one.indicator for one in made.appendix.definitions}
    assert {"services", "service_hours", "petitions_answered", "petitions_open"} <= defined
    assert {"志愿服务", "信访事项"} <= {sheet.title for sheet in made.records}


@pytest.mark.parametrize(
    ("text", "indicator", "verdict"),
    [
        ("上半年，开展志愿服务3场。", "services", AGREES),
        ("上半年，开展志愿服务5场。", "services", DIFFERS),
        ("上半年，开展环境整治志愿服务2场。", "services", AGREES),
        ("上半年，志愿者到岗率85.7%。", "service_turnout_rate", AGREES),
        ("上半年，志愿队共2支。", "service_teams", AGREES),
        ("上半年，志愿服务时长61工时。", "service_hours", DIFFERS),
        ("上半年，受理信访3件。", "petitions_received", AGREES),
        ("上半年，办结信访3件。", "petitions_answered", DIFFERS),
        ("上半年，红旗一网格受理信访2件。", "petitions_received", AGREES),
        ("上半年，信访满意率50%。", "petitions_satisfaction_rate", AGREES),
        ("上半年，信访办结天数中位数30天。", "petitions_median_days", AGREES),
    ],
)
def test_the_proofreader_judges_their_figures(
    version: Version, text: str, indicator: str, verdict: Verdict
) -> None:
    (found,) = proofread(version, text, HALF, version.as_of)
    assert (found.indicator, found.verdict) == (indicator, verdict)
