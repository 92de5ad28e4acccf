"""An answer as text: exact JSON or CSV for programs, an aligned table for people."""

import json
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

import pandas as pd
from rich import box
from rich.console import Console
from rich.table import Table

from gridlens.figures.numbers import NOTHING

Record = dict[str, Any]
WIDTH = 160


@dataclass(frozen=True)
class FormColumn:
    """A column of the table for people: its title, and a function that writes a row's cell."""

    title: str
    write: Callable[[Record], str]
    right: bool = True


def text(
    table: pd.DataFrame, form: str, columns: Sequence[FormColumn], notes: Sequence[str] = ()
) -> str:
    """Return a table as ``json``, as ``csv``, or as text for people with the notes under it."""
    records = table.astype(object).where(table.notna(), None)
    if form == "json":
        return json.dumps(records.to_dict("records"), ensure_ascii=False, indent=1) + "\n"
    if form == "csv":
        return records.to_csv(index=False)
    drawn = Table(box=box.SIMPLE_HEAD)
    for column in columns:
        drawn.add_column(column.title, justify="right" if column.right else "left")
    for cells in records.itertuples(index=False, name=None):
        record = dict(zip(records.columns, cells, strict=True))
        drawn.add_row(*(column.write(record) for column in columns))
    console = Console(width=WIDTH, color_system=None, markup=False)
    with console.capture() as captured:
        console.print(drawn)
    return captured.get() + "".join(f"{note}\n" for note in notes)


def as_it_stands(name: str) -> Callable[[Record], str]:
    """Return a function that writes the cell of a column unchanged; — for an empty one."""
    return lambda record: NOTHING if record[name] is None else str(record[name])
