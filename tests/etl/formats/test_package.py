"""The parts of a workbook are found by its relationships, and so is the day it counts from."""

import datetime as dt
import re
import zipfile
from pathlib import Path

import pytest

from tests.etl.clean.cells.test_dates import APRIL_3, xls, xlsx
from tests.etl.formats.packages import BOOK, replaced, rewritten
from tests.etl.mess.ledger_file import rows_of, sheet_of, why_refused, written
from tests.etl.office import put, query

ROWS = [["编号", "受理日期", "纠纷类别"], ["JF-1", "2025-04-03", "邻里"]]
SETTING = '<workbookPr date1904="1" defaultThemeVersion="124226"/>'
X14 = "http://schemas.microsoft.com/office/spreadsheetml/2009/9/main"
EXTENSION = (
    '<extLst><ext uri="{79F54976-1DA5-4618-B147-4CDE4B953A38}" '
    f'xmlns:x14="{X14}"><x14:workbookPr defaultImageDpi="32767"/></ext></extLst></workbook>'
)
MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"


def mac(folder: Path) -> Path:
    """Write a workbook whose dates count from 1904: 3 April 2025, as a date and as a number."""
    return xlsx(folder, ("yyyy-mm-dd", "m.d", "General"), True)


def prefixed(name: str, text: str) -> tuple[str, str]:
    """Give each element of the workbook part a prefix, as some programs do."""
    if name == BOOK:
        text = re.sub(r"<(/?)(?=\w)", r"<\1x:", text).replace(" xmlns=", " xmlns:x=")
    return name, text


def strict(name: str, text: str) -> tuple[str, str]:
    """Use the names of the strict form of the standard."""
    if name.endswith((".xml", ".rels")):
        purl = "http://purl.oclc.org/ooxml"
        text = text.replace(OFFICE, f"{purl}/officeDocument/relationships")
        text = text.replace(MAIN, f"{purl}/spreadsheetml/main")
    return name, text


def days(store: Path, path: Path) -> list[dt.date]:
    (sheet,) = put(store, path).sheets
    assert (sheet.rows, sheet.loaded) == (3, 3)
    return [day for (day,) in query(store, "SELECT received FROM dispute ORDER BY key")]


@pytest.mark.slow
@pytest.mark.parametrize("write", [xlsx, xls])
@pytest.mark.parametrize("from_1904", [False, True])
def test_a_workbook_says_from_which_day_it_counts(tmp_path: Path, write, from_1904: bool) -> None:
    assert sheet_of(write(tmp_path, ("General",), from_1904)).epoch1904 is from_1904


@pytest.mark.parametrize("said", ["1", "true", "True"])
def test_each_way_to_say_1904_is_known(store: Path, tmp_path: Path, said: str) -> None:
    path = replaced(mac(tmp_path), BOOK, 'date1904="1"', f'date1904="{said}"')
    assert days(store, path) == [APRIL_3] * 3


def test_an_extension_of_the_setting_is_not_the_setting(store: Path, tmp_path: Path) -> None:
    assert days(store, replaced(mac(tmp_path), BOOK, "</workbook>", EXTENSION)) == [APRIL_3] * 3


def test_an_extension_alone_changes_nothing(tmp_path: Path) -> None:
    path = xlsx(tmp_path, ("General",), False)
    odd = EXTENSION.replace("<x14:workbookPr", '<x14:workbookPr date1904="1"')
    assert sheet_of(replaced(path, BOOK, "</workbook>", odd)).epoch1904 is False


@pytest.mark.parametrize("write", [prefixed, strict])
def test_every_writing_of_a_1904_workbook_gives_its_days(
    store: Path, tmp_path: Path, write
) -> None:
    assert days(store, rewritten(mac(tmp_path), write)) == [APRIL_3] * 3


@pytest.mark.parametrize("folder", ["", "book/", "a/b/"])
def test_the_parts_may_lie_in_any_folder(tmp_path: Path, folder: str) -> None:
    def moved(name: str, text: str) -> tuple[str, str]:
        text = text.replace('"/xl/', f'"/{folder}').replace('"xl/', f'"{folder}')
        return name.replace("xl/", folder, 1) if name.startswith("xl/") else name, text

    assert rows_of(rewritten(written(tmp_path, "xlsx", ROWS), moved)) == [tuple(r) for r in ROWS]


def test_without_relationships_of_the_package_the_usual_place_counts(tmp_path: Path) -> None:
    def lost(name: str, text: str) -> tuple[str, str]:
        return ("lost.xml" if name == "_rels/.rels" else name), text

    assert len(rows_of(rewritten(written(tmp_path, "xlsx", ROWS), lost))) == 2


def test_macros_at_the_root_are_refused_too(tmp_path: Path) -> None:
    path = written(tmp_path, "xlsx", ROWS)
    with zipfile.ZipFile(path, "a") as archive:
        archive.writestr("vbaProject.bin", b"x")
    assert why_refused(path).startswith("文件带有宏")


def test_a_workbook_whose_relationships_are_broken_is_damaged(tmp_path: Path) -> None:
    path = replaced(written(tmp_path, "xlsx", ROWS), "_rels/.rels", "<Relationships", "<Relations")
    assert why_refused(path).startswith("打不开：文件已损坏")
