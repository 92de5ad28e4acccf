"""Write duty sheets as files: one as .docx or .xlsx, or those of several deputies in a .zip."""

import zipfile
from collections.abc import Callable, Sequence
from io import BytesIO

import pandas as pd

from gridlens.duty import sheet
from gridlens.duty.record import Duty
from gridlens.duty.sheet import About
from gridlens.render.docx.duty import duty_document
from gridlens.render.xlsx.workbook import workbook
from gridlens.translation import _

_STAMP = (1980, 1, 1, 0, 0, 0)


def duty_workbook(duty: Duty, about: About) -> bytes:
    """Return the sheet as a workbook: the person, the counts, the records, the notes."""
    person = pd.DataFrame(sheet.facts(duty.person), columns=[_("项目"), _("内容")])
    return workbook(
        {
            _("登记表"): person,
            _("分类情况"): sheet.count_table(duty),
            _("履职记录"): sheet.record_table(duty),
        },
        [f"{about.office} {_(sheet.TITLE)}", *sheet.notes(duty, about)],
    )


FORMATS: dict[str, Callable[[Duty, About], bytes]] = {
    "docx": duty_document,
    "xlsx": duty_workbook,
}


def archive(duties: Sequence[Duty], about: About, ending: str) -> bytes:
    """Return the sheets of several deputies in one .zip, each under its own Chinese name."""
    memory = BytesIO()
    with zipfile.ZipFile(memory, "w", zipfile.ZIP_STORED) as packed:
        for name, duty in zip(sheet.file_names(duties), duties, strict=True):
            entry = zipfile.ZipInfo(f"{name}.{ending}", _STAMP)
            packed.writestr(entry, FORMATS[ending](duty, about))
    return memory.getvalue()
