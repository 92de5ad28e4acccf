"""Alters the parts of a workbook, so that it looks as other programs write it."""

import zipfile
from collections.abc import Callable
from pathlib import Path

BOOK, SHEET = "xl/workbook.xml", "xl/worksheets/sheet1.xml"
STRINGS, STYLES = "xl/sharedStrings.xml", "xl/styles.xml"

Change = Callable[[str, str], tuple[str, str]]  # the name and the text of a part, and the new ones


def rewritten(path: Path, change: Change) -> Path:
    """Change every part of a workbook in place."""
    with zipfile.ZipFile(path) as old:
        parts = [change(name, old.read(name).decode()) for name in old.namelist()]
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as new:
        for name, text in parts:
            new.writestr(name, text)
    return path


def replaced(path: Path, part: str, old: str, new: str) -> Path:
    """Replace a text in one part of a workbook; it must be there."""

    def change(name: str, text: str) -> tuple[str, str]:
        assert name != part or old in text, text
        return name, text.replace(old, new) if name == part else text

    return rewritten(path, change)


def with_cell(path: Path, row: int, cell: str) -> Path:
    """Add the markup of a cell at the end of a row of a workbook's first sheet."""

    def change(name: str, text: str) -> tuple[str, str]:
        if name != SHEET:
            return name, text
        head, begin, rest = text.partition(f'<row r="{row}"')
        if not begin:
            return name, text.replace("</sheetData>", f'<row r="{row}">{cell}</row></sheetData>')
        return name, head + begin + rest.replace("</row>", f"{cell}</row>", 1)

    return rewritten(path, change)
