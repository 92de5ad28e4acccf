"""Find out what a file really is by its bytes, since its name may say something else."""

import re
from enum import Enum
from pathlib import Path

import olefile

from etl.formats import archive
from etl.process.bounds import MOST_PAGE, MOST_TEXT, too_large
from gridlens.errors import GridLensError
from gridlens.translation import N_, _


class Form(Enum):
    """The forms that can be read; the value is the name of the form in messages."""

    XLSX = N_("xlsx工作簿")
    XLS = N_("xls工作簿")
    PAGE = N_("网页")
    TEXT = N_("文本")


WORKBOOKS = frozenset({".xlsx", ".xls", ".et", ".xlsm"})
READABLE = WORKBOOKS | {".csv", ".tsv"}
_USUAL = {
    Form.XLSX: frozenset({".xlsx"}),
    Form.XLS: frozenset({".xls", ".et"}),
    Form.PAGE: frozenset[str](),
    Form.TEXT: frozenset({".csv", ".tsv"}),
}
_HEAD = 4096
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ZIP = (b"PK\x03\x04", b"PK\x05\x06")
_OLD_XLS = (b"\x09\x00\x04\x00", b"\x09\x02\x06\x00", b"\x09\x04\x06\x00", b"\x09\x08")
_NO_TABLES = {
    b"%PDF": N_("PDF"),
    b"\x89PNG": N_("图片"),
    b"\xff\xd8\xff": N_("图片"),
    b"Rar!": N_("压缩包"),
    b"7z\xbc\xaf": N_("压缩包"),
    b"\x1f\x8b": N_("压缩包"),
    b"{\\rtf": N_("RTF文档"),
}
_PAGE = re.compile(
    rb"^\s*(<!--.*?-->\s*)*<(!doctype\s+html|html|head|meta|body|table)\b", re.I | re.S
)
STREAMS = ("Workbook", "Book")
_MACROS = frozenset({"_VBA_PROJECT_CUR", "_VBA_PROJECT"})
# An encrypted .xls: the first record, perhaps a record for write protection, then the record for
# encryption.
_LOCKED_XLS = re.compile(rb"\x09\x08\x10\x00.{16}(\x86\x00\x00\x00)?\x2f\x00", re.S)
_SAVE_AS = N_("请在表格软件中打开，另存为 .xlsx 再导入。")


def form_of(path: Path) -> Form:
    """Return the form of a file; raise ``GridLensError`` with the reason if it cannot be read."""
    with path.open("rb") as file:
        head = file.read(_HEAD)
    if head.startswith(_ZIP):
        archive.check(path)
        return Form.XLSX
    size = path.stat().st_size
    if size > MOST_TEXT:
        raise too_large(size, MOST_TEXT)
    if head.startswith(_OLE):
        _check_ole(path)
        return Form.XLS
    if head.startswith(_OLD_XLS):
        raise GridLensError(_("这是很旧的Excel格式（95版以前），无法读取。"), _(_SAVE_AS))
    for sign, what in _NO_TABLES.items():
        if head.startswith(sign):
            raise GridLensError(_("这是{what}，不是表格文件。").format(what=_(what)), _(_SAVE_AS))
    return _form_of_text(head, size)


def misnamed(path: Path, form: Form) -> str | None:
    """Return a sentence if the name of a file promises another form than it has, else None."""
    suffix = path.suffix.lower()
    if suffix in _USUAL[form]:
        return None
    return _("文件名以 {suffix} 结尾，内容却是{form}；已按内容读取。").format(
        suffix=suffix, form=_(form.value)
    )


def _form_of_text(head: bytes, size: int) -> Form:
    plain = head.replace(b"\0", b"").lstrip(b"\xef\xbb\xbf\xff\xfe")
    if b"urn:schemas-microsoft-com:office:spreadsheet" in plain and plain.lstrip()[:1] == b"<":
        raise GridLensError(_("这是“XML表格2003”格式，无法读取。"), _(_SAVE_AS))
    if plain.lstrip().lower().startswith(b"mime-version:"):
        raise GridLensError(_("这是“单个文件网页”（MHT）格式，无法读取。"), _(_SAVE_AS))
    if _PAGE.match(plain):
        if size > MOST_PAGE:
            raise too_large(size, MOST_PAGE)
        return Form.PAGE
    return Form.TEXT


def _check_ole(path: Path) -> None:
    """Refuse an OLE container (the old office format) that is not a plain workbook."""
    try:
        with olefile.OleFileIO(path) as container:
            streams = {entry[0] for entry in container.listdir(streams=True, storages=True)}
            stream = next((name for name in STREAMS if name in streams), None)
            head = container.openstream(stream).read(_HEAD) if stream else b""
    except (OSError, ValueError) as error:  # for example an impossible size in the file head
        raise archive.damaged() from error
    if "EncryptedPackage" in streams or _LOCKED_XLS.match(head):
        raise GridLensError(
            _("文件设有打开密码，无法读取。"),
            _("请在表格软件中打开，取消密码后另存为 .xlsx 再导入。"),
        )
    if _MACROS & streams:
        raise archive.macros()
    if stream is None:
        what = _("Word文档") if "WordDocument" in streams else _("别的文件")
        raise GridLensError(_("这是{what}，不是表格文件。").format(what=what), _(_SAVE_AS))
