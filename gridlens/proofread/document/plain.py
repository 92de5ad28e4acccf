"""Read a plain text in the encodings that Chinese offices meet: UTF-8, UTF-16 and GB 18030."""

import codecs
from collections.abc import Iterator
from pathlib import Path

from gridlens.errors import GridLensError
from gridlens.proofread.document.forms import USABLE
from gridlens.translation import _

_MARKS = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
_EVIDENT = 0.95  # share of ordinary signs by which UTF-16 without a mark is recognised
_ORDINARY = ((0x20, 0x7E), (0x2010, 0x2026), (0x3000, 0x3017), (0x4E00, 0x9FFF), (0xFF01, 0xFF5E))


def text(path: Path) -> str:
    """Return the text of a file; raise ``GridLensError`` for a file that is no text."""
    content = path.read_bytes()
    for found in _readings(content):
        if "\0" not in found:
            return found.replace("\r\n", "\n").replace("\r", "\n")
    raise GridLensError(_("“{name}”不是文字文件。").format(name=path.name), _(USABLE))


def _readings(content: bytes) -> Iterator[str]:
    """Yield what a content says in each encoding that it can be in, the likeliest first."""
    if content.startswith(_MARKS):
        yield from _decoded(content, "utf-16")
    yield from _decoded(content, "utf-8-sig")
    both = (found for end in ("utf-16-le", "utf-16-be") for found in _decoded(content, end))
    yield from sorted(filter(_is_evident, both), key=_latin, reverse=True)
    yield from _decoded(content, "gb18030")


def _decoded(content: bytes, encoding: str) -> Iterator[str]:
    try:
        yield content.decode(encoding)
    except UnicodeDecodeError:
        return


def _is_evident(found: str) -> bool:
    """Tell whether nearly all signs are ordinary: bytes of another encoding give rare ones."""
    some = "".join(found[:10_000].split())
    ordinary = sum(any(low <= ord(sign) <= high for low, high in _ORDINARY) for sign in some)
    return bool(some) and ordinary >= _EVIDENT * len(some)


def _latin(found: str) -> int:
    """Return how many signs are Latin: two bytes of these in the wrong order look Chinese."""
    return sum(map(str.isascii, found[:10_000]))
