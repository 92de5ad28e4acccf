"""Write a briefing as files: each form under its own Chinese name, or all in one .zip."""

import re
import zipfile
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from io import BytesIO

from gridlens.briefing.content import Briefing
from gridlens.errors import GridLensError
from gridlens.render.docx.briefing import briefing_docx, page_docx, speech_docx
from gridlens.render.pptx.briefing import briefing_pptx
from gridlens.render.pptx.short import short_pptx
from gridlens.render.xlsx.briefing import briefing_xlsx
from gridlens.translation import N_, _

_FORBIDDEN = re.compile(r'[\\/:*?"<>|\x00-\x1f]')
_STAMP = (1980, 1, 1, 0, 0, 0)


@dataclass(frozen=True)
class Form:
    """One form of a briefing as a file: its Chinese name, its ending, and what writes it."""

    name: str
    ending: str
    write: Callable[[Briefing], bytes]


FORMS = {
    "page": Form(N_("一页纸"), "docx", page_docx),
    "deck": Form(N_("汇报演示"), "pptx", short_pptx),
    "speech": Form(N_("汇报稿"), "docx", speech_docx),
    "report": Form(N_("工作报告"), "docx", briefing_docx),
    "workbook": Form(N_("数据表"), "xlsx", briefing_xlsx),
    "long": Form(N_("汇报演示（详版）"), "pptx", briefing_pptx),
}
ZIP = "zip"
# Files frozen before there were several forms of one ending, by that ending.
_ONCE = {"pptx": "long", "docx": "report", "xlsx": "workbook"}
_ENDINGS = {"pptx": "deck", "docx": "report", "xlsx": "workbook"}


def parse_forms(text: str) -> tuple[str, ...]:
    """Return the forms in a list with commas; an ending stands for its usual form.

    Raises ``GridLensError`` for unknown names or none.
    """
    named = [one.strip().lower().lstrip(".") for one in text.replace("，", ",").split(",")]
    wanted = tuple(dict.fromkeys(_ENDINGS.get(one, one) for one in named if one))
    unknown = [one for one in wanted if one not in (*FORMS, ZIP)]
    if unknown or not wanted:
        names = [f"{key}（{_(form.name)}）" for key, form in FORMS.items()]
        raise GridLensError(
            _("不能生成“{name}”。").format(name=unknown[0])
            if unknown
            else _("没有写要生成的材料。"),
            _("可用：{names}。").format(names="、".join((*names, ZIP))),
        )
    return wanted


def file_name(briefing: Briefing, form: str) -> str:
    """Return the file name of a form: 示范街道2025年上半年工作报告.docx."""
    return named(f"{briefing.office}{briefing.period.label}", form)


def named(stem: str, form: str) -> str:
    """Return the file name of a form, or of all forms in one .zip, after a stem."""
    what, ending = (
        (_("汇报材料"), ZIP) if form == ZIP else (_(FORMS[form].name), FORMS[form].ending)
    )
    return f"{_FORBIDDEN.sub('_', stem + what)}.{ending}"


def written(briefing: Briefing, form: str) -> bytes:
    """Return the bytes of one form of a briefing, or of a .zip with all of them."""
    if form == ZIP:
        stem = f"{briefing.office}{briefing.period.label}"
        return packed({one: FORMS[one].write(briefing) for one in FORMS}, stem)
    return FORMS[form].write(briefing)


def packed(files: Mapping[str, bytes], stem: str) -> bytes:
    """Return a .zip of the given files (bytes by form); each name begins with ``stem``."""
    memory = BytesIO()
    with zipfile.ZipFile(memory, "w", zipfile.ZIP_STORED) as archive:
        for form, content in files.items():
            archive.writestr(zipfile.ZipInfo(named(stem, form), _STAMP), content)
    return memory.getvalue()


def by_form(files: Mapping[str, bytes]) -> dict[str, bytes]:
    """Return kept files by form; those kept by their ending alone are what they were then."""
    return {_ONCE.get(key, key): content for key, content in files.items()}
