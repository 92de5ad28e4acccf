"""An answer as text: exact as JSON or CSV for programs, written and aligned for people."""

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
    """A column for people: its title, and how a row is written there."""

    title: str
    write: Callable[[Record], str]
    right: bool = True


def text(
    table: pd.DataFrame, form: str, columns: Sequence[FormColumn], notes: Sequence[str] = ()
) -> str:
    """Return the table in the form asked; notes stand under the table that people read."""
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
    """Return how a cell is written as it stands."""
    return lambda record: NOTHING if record[name] is None else str(record[name])
