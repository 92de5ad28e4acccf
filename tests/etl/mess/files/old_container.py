"""Puts the name of another stream into an .xls, as programs do that lock it or add macros."""

from pathlib import Path

_ENTRY, _NAME, _KIND, _NEXT, _NONE, _STORAGE = 128, 66, 66, 72, b"\xff" * 4, 1
_PLACE = (2).to_bytes(4, "little")  # after the root and the workbook


def _named(name: str) -> bytes:
    text = (name + "\0").encode("utf-16-le")
    return text.ljust(64, b"\0") + len(text).to_bytes(2, "little")


def put_stream(path: Path, name: str, *, instead: bool = False) -> Path:
    """Add a name to the directory of an .xls: beside the workbook, or ``instead`` of it."""
    data = bytearray(path.read_bytes())
    workbook = data.index(_named("Workbook"))
    place = workbook if instead else workbook + _ENTRY
    data[place : place + _NAME] = _named(name)
    if not instead:
        data[place + _KIND] = _STORAGE
        data[place + _KIND + 2 : place + _KIND + 14] = _NONE * 3
        data[workbook + _NEXT : workbook + _NEXT + 4] = _PLACE
    path.write_bytes(data)
    return path
