"""The outcomes of one indicator by two groups, as a heat map."""

import pandas as pd

from gridlens.charts.spec import Heat, one_line
from gridlens.charts.words import figure_with_unit, legend, n_of, over, unit_said, with_n
from gridlens.figures.rows.address import mark
from gridlens.ledgers import indicator as find_indicator
from gridlens.translation import _


def heat_map(
    key: str,
    table: pd.DataFrame,
    row: str,
    column: str,
    rows: dict[str | None, str],
    columns: dict[str, str],
) -> Heat:
    """Return the outcomes of one indicator by two groups as a heat map.

    ``row`` and ``column`` name the dimensions. ``rows`` and ``columns`` map their groups to labels.
    """
    indicator = find_indicator(key)[0]
    asked_over = over(table)
    cells = {
        (r, c): tuple(counts)
        for r, c, *counts in table[
            [row, column, "value", "denominator", "left_out", "not_due"]
        ].itertuples(index=False, name=None)
    }
    nothing = (None, None, None, None)
    found = [[cells.get((r, c), nothing) for c in columns] for r in rows]
    hover = tuple(
        tuple(
            f"{rows[r]} {one_line(columns[c])} {figure_with_unit(key, *cells.get((r, c), nothing))}"
            for c in columns
        )
        for r in rows
    )
    return Heat(
        title=_(indicator.label),
        subtitle="，".join(note for note in (unit_said(key), legend(key, table)) if note),
        rows=tuple(rows.values()),
        columns=tuple(columns.values()),
        values=tuple(tuple(value for value, *_counts in line) for line in found),
        words=tuple(tuple(with_n(key, *counts) for counts in line) for line in found),
        hover=hover,
        ids=tuple(tuple(mark(key, {row: r, column: c}, asked_over) for c in columns) for r in rows),
        counts=tuple(tuple(n_of(key, n) for _value, n, *_lacking in line) for line in found),
    )
