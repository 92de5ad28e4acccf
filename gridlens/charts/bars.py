"""The outcomes of one indicator by one group, as bars."""

from collections.abc import Sequence

import pandas as pd

from gridlens.charts.spec import Bars, ColourMeaning, one_line
from gridlens.charts.words import figure_with_unit, legend, marks, n_of, unit_said, with_n
from gridlens.ledgers import indicator as find_indicator
from gridlens.translation import _


def bar_chart(
    key: str,
    table: pd.DataFrame,
    labels: Sequence[str],
    *,
    current: Sequence[bool] | None = None,
    goals: Sequence[float | None] = (),
    horizontal: bool = False,
    across: str = "",
) -> Bars:
    """Return the outcomes of one indicator by one group as bars.

    ``labels`` name the rows of ``table`` in order. ``current`` says which bars have the strong
    colour; without it, all have. ``across`` says in the subtitle what the bars are.
    """
    indicator = find_indicator(key)[0]
    values = tuple(None if value is None else float(value) for value in table["value"])
    counts = list(
        zip(*(table[name] for name in ("denominator", "left_out", "not_due")), strict=True)
    )
    words = tuple(with_n(key, value, *some) for value, some in zip(values, counts, strict=True))
    if horizontal:
        words = tuple(word.replace("<br>", " ") for word in words)
    hover = tuple(
        f"{one_line(label)} {figure_with_unit(key, value, *some)}"
        for label, value, some in zip(labels, values, counts, strict=True)
    )
    strong = current if current is not None else [True] * len(values)
    notes = [across, unit_said(key), legend(key, table)]
    notes += [_("横线为目标")] if any(goals) else []
    return Bars(
        title=_(indicator.label),
        subtitle="，".join(note for note in notes if note),
        labels=tuple(labels),
        values=values,
        words=words,
        hover=hover,
        meanings=tuple(ColourMeaning.CURRENT if now else ColourMeaning.PAST for now in strong),
        provisional=tuple(bool(not_due) for _n, _left_out, not_due in counts),
        goals=tuple(goals),
        rate=indicator.is_rate,
        horizontal=horizontal,
        ids=marks(key, table),
        counts=tuple(n_of(key, n) for n, *_lacking in counts),
    )
