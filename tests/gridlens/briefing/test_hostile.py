"""Names in the data that look like formulas stay text in every file and in its chart workbooks."""

import datetime as dt
import zipfile
from io import BytesIO
from pathlib import Path

import pytest

from gridlens.briefing.choice import BriefingChoice
from gridlens.briefing.content import Briefing
from gridlens.briefing.make import briefing
from gridlens.figures.scope import EVERYTHING
from gridlens.period import parse_period
from gridlens.render.briefing_files import FORMS, written
from tests.small_store import day, publish

EVIL = '=HYPERLINK("http://x.invalid","点我")'
SHOWN = "点我"


@pytest.fixture(scope="module")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> Briefing:
    """A briefing with such a name for a grid, a lead and a firm, and disputes for every picture."""
    closed = {"status": "已办结", "outcome": "调解成功"}
    months = ["2024-08", "2024-11", "2025-02", "2025-05", "2025-06"]
    disputes = [
        {"received": day(f"{month}-05"), "closed": day(f"{month}-06"), "grid": "g1", **closed}
        for month in months
        for _n in range(5)
    ]
    version = publish(
        tmp_path_factory.mktemp("hostile"),
        grid=[{"code": "g1", "name": EVIL}],
        dispute=[*disputes, {"received": day("2024-07-01"), "summary": EVIL}],
        enterprise_visit=[{"date": day("06-01"), "firm": EVIL, "grid": "g1"}],
        goal=[{"indicator": "enterprise_visits", "period": "2025", "value": 9.0, "lead": EVIL}],
    )
    choice = BriefingChoice(parse_period("2025H1"), grids=True, records=True)
    return briefing(version, EVERYTHING, choice, EVIL, dt.datetime(2025, 7, 1))


@pytest.mark.slow
@pytest.mark.parametrize("form", list(FORMS))
def test_formulas_stay_text(hostile: Briefing, form: str) -> None:
    books = 0
    for name, content in parts(written(hostile, form)):
        if "worksheets/" in name and name.endswith(".xml"):
            books += 1
            assert b"<f>" not in content and b"<hyperlink" not in content, name
    assert books or form == "speech", "every form but the speech has a workbook in it"


def test_the_names_are_there(hostile: Briefing) -> None:
    told = b"".join(content for _name, content in parts(written(hostile, "workbook")))
    assert SHOWN.encode() in told


def parts(content: bytes) -> list[tuple[str, bytes]]:
    """Return every part of a file, and every part of the workbooks inside it."""
    found = []
    with zipfile.ZipFile(BytesIO(content)) as packed:
        for name in packed.namelist():
            data = packed.read(name)
            found += parts(data) if Path(name).suffix == ".xlsx" else [(name, data)]
    return found
