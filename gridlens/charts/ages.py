"""Open matters by how far they are past their due date, as stacked bars."""

import pandas as pd

from gridlens.charts.spec import ColourMeaning, Stack
from gridlens.figures.dimensions import EVERY_AGE
from gridlens.figures.rows.address import mark
from gridlens.translation import _

AGE_MEANINGS = (
    ColourMeaning.CALM,
    ColourMeaning.ATTENTION,
    ColourMeaning.CONCERN,
    ColourMeaning.GRAVE,
    ColourMeaning.PAST,
    ColourMeaning.UNKNOWN,
)


def age_bars(table: pd.DataFrame, labels: dict[str, str]) -> Stack:
    """Return open matters as stacked bars: outcomes of stocks by ``age``, one bar per label.

    ``labels`` gives the label of each indicator by key.
    """
    counts = {
        (k, age): float(v or 0)
        for k, age, v in table[["indicator", "age", "value"]].itertuples(index=False, name=None)
    }
    return Stack(
        title=_("未办结事项"),
        subtitle=_("按逾期时间，单位：件、起、条"),
        labels=tuple(labels.values()),
        parts=tuple(
            (_(age), meaning, tuple(counts.get((key, age), 0.0) for key in labels))
            for age, meaning in zip(EVERY_AGE, AGE_MEANINGS, strict=True)
        ),
        ids=tuple(tuple(mark(key, {"age": age}) for key in labels) for age in EVERY_AGE),
    )
