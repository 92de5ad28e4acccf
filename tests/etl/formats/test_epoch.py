"""The day from which a workbook counts its dates."""

import zipfile
from pathlib import Path

import pytest

from etl.formats.epoch import counts_from_1904
from gridlens.errors import GridLensError
from tests.etl.clean.test_date_cells import xls, xlsx


@pytest.mark.parametrize("write", [xlsx, xls])
@pytest.mark.parametrize("mac", [False, True])
def test_a_workbook_says_so(tmp_path: Path, write, mac: bool):
    assert counts_from_1904(write(tmp_path, ("General",), mac)) is mac


@pytest.mark.parametrize(
    ("setting", "mac"),
    [
        ('<workbookPr date1904="true"/>', True),
        ("<x:workbookPr codeName='a' date1904 = '1' />", True),
        ('<workbookPr date1904="0"/>', False),
        ('<workbookPr/><other date1904="1"/>', False),
    ],
)
def test_every_way_to_say_it_is_known(tmp_path: Path, setting: str, mac: bool):
    path = tmp_path / "one.xlsx"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("xl/workbook.xml", f"<workbook>{setting}</workbook>")
    assert counts_from_1904(path) is mac


def test_a_text_file_has_no_epoch(tmp_path: Path):
    path = tmp_path / "one.csv"
    path.write_text("编号\n", encoding="utf-8")
    assert counts_from_1904(path) is False


def test_a_damaged_workbook_is_refused_in_words(tmp_path: Path):
    path = tmp_path / "one.xlsx"
    path.write_bytes(b"PK\x03\x04 and nothing more")
    with pytest.raises(GridLensError, match="文件已损坏，看不出日期从哪一天算起"):
        counts_from_1904(path)
