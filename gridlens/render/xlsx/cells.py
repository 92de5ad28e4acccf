"""Cells of a briefing's workbook: exact numbers with formats that show units; text as text."""

import datetime as dt
from typing import Any

import pandas as pd

from gridlens.briefing.content import Cell, GoalStanding
from gridlens.briefing.sentence import Figure, Role
from gridlens.goals.pace import TONES
from gridlens.ledgers import indicators
from gridlens.render.palette import LIGHT
from gridlens.render.xlsx.workbook import FONT
from gridlens.translation import N_, _

LONGEST = 32_767  # characters a cell can hold
_POINTS = N_("个百分点")


class CellFormats:
    """The formats of one workbook, each made only once; its methods write cells with them."""

    def __init__(self, book: Any) -> None:
        self._book = book
        self._known: dict[tuple[tuple[str, Any], ...], Any] = {}

    def look(self, **more: Any) -> Any:
        """Return a format in our font; ``more`` overrides or adds properties."""
        plain = {"font_name": FONT, "font_size": 11, "font_color": LIGHT.text, "valign": "vcenter"}
        wanted = tuple(sorted((plain | more).items()))
        if wanted not in self._known:
            self._known[wanted] = self._book.add_format(dict(wanted))
        return self._known[wanted]

    def head(self, number: bool = False) -> Any:
        """Return the format of a table's head; ``number`` aligns it to the right."""
        side = {"align": "right"} if number else {"align": "left", "indent": 1}
        return self.look(bold=True, bg_color=LIGHT.accent_soft, bottom=1, text_wrap=True, **side)

    def body(self, **more: Any) -> Any:
        """Return the format of a table's cells, with a thin line below."""
        return self.look(bottom=1, bottom_color=LIGHT.line, text_wrap=True, **more)

    def write(self, sheet: Any, row: int, column: int, cell: Cell) -> None:
        """Write one cell of a table."""
        if isinstance(cell, Figure):
            number = shown_number(cell)
            if number is None:
                sheet.write_string(row, column, cell.text, self.body(align="right"))
                return
            look = self.body(align="right", num_format=number_format(cell))
            sheet.write_number(row, column, number, look)
        elif isinstance(cell, GoalStanding):
            tone = getattr(LIGHT, TONES.get(cell.status, "text"))
            sheet.write_string(row, column, cell.text, self.body(font_color=tone, indent=1))
        elif cell is None:
            sheet.write_blank(row, column, None, self.body())
        else:
            sheet.write_string(row, column, cell[:LONGEST], self.body(indent=1))

    def write_record(self, sheet: Any, row: int, column: int, cell: Any) -> None:
        """Write one cell of a record: nothing, a date, a number, or text that stays text."""
        if cell is None or cell is pd.NaT or cell is pd.NA or cell != cell:
            return
        if isinstance(cell, dt.datetime | dt.date):
            sheet.write_datetime(row, column, cell, self.look(num_format="yyyy-mm-dd"))
        elif isinstance(cell, bool | int | float) or hasattr(cell, "item"):
            sheet.write_number(row, column, float(cell), self.look())
        else:
            sheet.write_string(row, column, str(cell)[:LONGEST], self.look())


def shown_number(figure: Figure) -> float | None:
    """Return the exact number of a figure for a cell; the change of a rate is in points."""
    if figure.value is None:
        return None
    if _in_points(figure) and figure.role is not Role.GAP:
        return figure.value * 100
    return figure.value


def number_format(figure: Figure) -> str:
    """Return the number format that shows a figure with its unit."""
    if figure.role in (Role.CHANGE, Role.GAP):
        if _in_points(figure):
            shape = f'0.0"{_(_POINTS)}"'
        elif figure.text.endswith("%"):
            shape = "0.0%"
        else:
            shape = _counted(figure)
        return f'+{shape};-{shape};"{_("持平")}"'
    if figure.role is Role.SHARE or (
        figure.indicator and indicators()[figure.indicator][0].is_rate
    ):
        return "0.0%"
    return _counted(figure)


def _in_points(figure: Figure) -> bool:
    """Tell whether a figure is in percentage points: the change of a rate, or a gap."""
    if figure.role is Role.GAP:
        return True
    return figure.role is Role.CHANGE and indicators()[figure.indicator][0].is_rate


def _counted(figure: Figure) -> str:
    whole = figure.value is None or float(figure.value).is_integer()
    unit = figure.unit.replace('"', "")
    return f'{"#,##0" if whole else "#,##0.0"}"{unit}"' if unit else "#,##0.##"
