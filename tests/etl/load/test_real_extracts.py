"""Two real extracts, written by other people, load row for row as our ledger by a mapping.

Plain Python computes every figure again from the files' own XML. The extracts lie beside the
project, never in it. Without them there is nothing to compare, and the tests are left out.
"""

import datetime as dt
import re
import statistics
import zipfile
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from xml.etree import ElementTree

import pytest

from etl.sheets.problem import SheetResult
from gridlens.figures.outcomes import figure, outcomes
from gridlens.figures.scope import EVERYTHING, Filters
from gridlens.period import parse_period
from gridlens.store.office.mapping import Mapping
from gridlens.store.version import current
from tests.etl.office import put

EXTRACTS = Path(__file__).resolve().parents[4] / "shared" / "data"
NOW = dt.datetime(2026, 1, 5, 9, 0)
_CELLS = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
Rows = list[dict[str, str]]

pytestmark = pytest.mark.skipif(not EXTRACTS.exists(), reason="the real extracts are not here")

REQUESTS = Mapping(
    ledger="livelihood",
    date_order="mdy",
    columns={
        "number": ("ServiceRequestNum",),
        "accepted": ("CreatedDate",),
        "grid": ("Neighborhood",),
        "matter": ("SRType", "Address"),
        "responsible_unit": ("Agency",),
        "due": ("DueDate",),
        "closed": ("CloseDate",),
        "status": ("SRStatus",),
    },
    constants={"source": "其他"},
    values={
        "status": {
            "Closed": "已办结",
            "Closed (Duplicate)": "已办结",
            "Closed (Transferred)": "已办结",
            "*": "处置中",
        }
    },
)
MESSAGES = Mapping(
    ledger="livelihood",
    columns={
        "number": ("留言编号",),
        "accepted": ("留言时间",),
        "resident": ("留言用户",),
        "matter": ("留言主题",),
        "closed": ("答复时间",),
    },
    constants={"status": "已办结"},
)


def raw(path: Path) -> Rows:
    """Read the first sheet of a workbook from its XML: the texts of each row by header."""
    with zipfile.ZipFile(path) as book:
        shared = [
            "".join(text.text or "" for text in entry.iter(f"{_CELLS}t"))
            for entry in ElementTree.fromstring(book.read("xl/sharedStrings.xml"))
        ]
        sheet = ElementTree.fromstring(book.read("xl/worksheets/sheet1.xml"))
    rows = [dict(_texts(row, shared)) for row in sheet.iter(f"{_CELLS}row")]
    header, *body = rows
    return [{header[place]: row[place] for place in row} for row in body]


def _texts(row: ElementTree.Element, shared: list[str]) -> Iterator[tuple[str, str]]:
    for cell in row:
        place = re.sub(r"\d", "", cell.get("r") or "")
        value = cell.findtext(f"{_CELLS}v")
        if cell.get("t") == "inlineStr":
            yield place, "".join(text.text or "" for text in cell.iter(f"{_CELLS}t"))
        elif value is not None:
            yield place, shared[int(value)] if cell.get("t") == "s" else value


def american(text: str | None) -> dt.date | None:
    return dt.datetime.strptime(text, "%m/%d/%Y %I:%M:%S %p").date() if text else None


def chinese(text: str) -> dt.date:
    if re.fullmatch(r"\d{5}\.\d+", text):  # a real date cell holds the days since the epoch
        return dt.date(1899, 12, 30) + dt.timedelta(days=int(float(text)))
    year, month, day = map(int, re.findall(r"\d+", text)[:3])
    return dt.date(year, month, day)


def loaded(extract: str, store: Path, mapping: Mapping) -> SheetResult:
    (sheet,) = put(store, EXTRACTS / extract, now=NOW, mappings=[mapping]).sheets
    return sheet


@pytest.fixture(scope="module")
def requests() -> Rows:
    return raw(EXTRACTS / "baltimore_311_sample.xlsx")


@pytest.fixture(scope="module")
def requests_store(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, SheetResult]:
    store = tmp_path_factory.mktemp("requests") / "store"
    return store, loaded("baltimore_311_sample.xlsx", store, REQUESTS)


@pytest.mark.slow
def test_every_request_loads(requests_store: tuple[Path, SheetResult], requests: Rows) -> None:
    _store, sheet = requests_store
    assert len(requests) == 10_000
    assert (sheet.rows, sheet.loaded, sheet.rejected, sheet.skipped) == (10_000, 10_000, 0, 0)


@pytest.mark.slow
@pytest.mark.parametrize("year", range(2014, 2020))
def test_requests_by_area_and_quarter(
    year: int, requests_store: tuple[Path, SheetResult], requests: Rows
) -> None:
    expected: Counter[tuple[str | None, str]] = Counter()
    for one in requests:
        created = american(one["CreatedDate"])
        assert created
        if created.year == year:
            expected[one.get("Neighborhood"), f"{year}Q{(created.month + 2) // 3}"] += 1
    version = current(requests_store[0])
    filters = Filters(parse_period(f"{year}"), version.as_of)
    found = outcomes(version, EVERYTHING, filters, ["matters_received"], ["grid", "quarter"])
    counted = {
        (grid, quarter): value
        for grid, quarter, value in zip(
            found["grid"], found["quarter"], found["value"], strict=True
        )
        if value
    }
    assert counted == expected


@pytest.mark.slow
@pytest.mark.parametrize("year", range(2014, 2020))
def test_closing_times_and_on_time_rates_of_requests(
    year: int, requests_store: tuple[Path, SheetResult], requests: Rows
) -> None:
    version = current(requests_store[0])
    days, ended, on_time, received, closed = [], 0, 0, 0, 0
    for one in requests:
        created, due, end = (american(one.get(f"{n}Date")) for n in ("Created", "Due", "Close"))
        assert created
        if end and end.year == year:
            days.append((end - created).days)
        if created.year == year:
            received += 1
            closed += end is not None
            if due and (end or due < version.as_of):
                ended += 1
                on_time += end is not None and end <= due
    filters = Filters(parse_period(f"{year}"), version.as_of)

    def asked(indicator: str) -> tuple[float, float]:
        row = figure(version, EVERYTHING, filters, indicator)
        return row["value"], row["denominator"]

    assert asked("matters_median_days") == (statistics.median(days), len(days))
    assert asked("matters_on_time_rate") == (on_time / ended, ended)
    assert asked("matters_closing_rate") == (closed / received, received)


@pytest.mark.slow
def test_every_message_loads_and_is_answered_in_its_time(tmp_path: Path) -> None:
    messages = raw(EXTRACTS / "citizen_messages_2019.xlsx")
    assert len(messages) == 2_816
    sheet = loaded("citizen_messages_2019.xlsx", tmp_path / "store", MESSAGES)
    assert (sheet.rows, sheet.loaded, sheet.rejected, sheet.skipped) == (2_816, 2_816, 0, 0)
    version = current(tmp_path / "store")
    for year in range(2011, 2021):
        asked = [chinese(m["留言时间"]) for m in messages if chinese(m["留言时间"]).year == year]
        answered = [m for m in messages if chinese(m["答复时间"]).year == year]
        days = [(chinese(m["答复时间"]) - chinese(m["留言时间"])).days for m in answered]
        filters = Filters(parse_period(f"{year}"), version.as_of)
        assert figure(version, EVERYTHING, filters, "matters_received")["value"] == len(asked)
        median = figure(version, EVERYTHING, filters, "matters_median_days")
        assert median["denominator"] == len(days)
        assert median["value"] == (statistics.median(days) if days else None)
