"""Write a briefing as files: each format under its own Chinese name, or all in one .zip."""

import re
import zipfile
from collections.abc import Callable
from dataclasses import dataclass
from io import BytesIO

from gridlens.briefing.content import Briefing
from gridlens.errors import GridLensError
from gridlens.render.docx.briefing import briefing_docx
from gridlens.render.pptx.briefing import briefing_pptx
from gridlens.render.xlsx.briefing import briefing_xlsx
from gridlens.translation import N_, _

_FORBIDDEN = re.compile(r'[\\/:*?"<>|\x00-\x1f]')
_STAMP = (1980, 1, 1, 0, 0, 0)


@dataclass(frozen=True)
class Format:
    """One kind of file: its Chinese name, and the function that writes it."""

    name: str
    write: Callable[[Briefing], bytes]


FORMATS = {
    "pptx": Format(N_("汇报演示"), briefing_pptx),
    "docx": Format(N_("工作报告"), briefing_docx),
    "xlsx": Format(N_("数据表"), briefing_xlsx),
}
ZIP = "zip"


def parse_formats(text: str) -> tuple[str, ...]:
    """Return the formats in a list with commas; raise ``GridLensError`` for unknown or none."""
    named = [one.strip().lower().lstrip(".") for one in text.replace("，", ",").split(",")]
    wanted = tuple(dict.fromkeys(one for one in named if one))
    unknown = [one for one in wanted if one not in (*FORMATS, ZIP)]
    if unknown or not wanted:
        raise GridLensError(
            _("不能生成“{name}”格式。").format(name=unknown[0])
            if unknown
            else _("没有写要生成的格式。"),
            _("可用：{names}。").format(names="、".join((*FORMATS, ZIP))),
        )
    return wanted


def file_name(briefing: Briefing, ending: str) -> str:
    """Return the file name of a briefing: 示范街道2025年上半年工作报告.docx."""
    what = _("汇报材料") if ending == ZIP else _(FORMATS[ending].name)
    return f"{_FORBIDDEN.sub('_', _stem(briefing) + what)}.{ending}"


def _stem(briefing: Briefing) -> str:
    return f"{briefing.office}{briefing.period.label}"


def written(briefing: Briefing, ending: str) -> bytes:
    """Return the bytes of a briefing in one format, or of a .zip with all formats."""
    if ending == ZIP:
        return packed({one: FORMATS[one].write(briefing) for one in FORMATS}, _stem(briefing))
    return FORMATS[ending].write(briefing)


def packed(files: dict[str, bytes], stem: str) -> bytes:
    """Return a .zip of the given files (bytes by format); each name begins with ``stem``."""
    memory = BytesIO()
    with zipfile.ZipFile(memory, "w", zipfile.ZIP_STORED) as archive:
        for ending, content in files.items():
            name = f"{_FORBIDDEN.sub('_', stem + _(FORMATS[ending].name))}.{ending}"
            archive.writestr(zipfile.ZipInfo(name, _STAMP), content)
    return memory.getvalue()
