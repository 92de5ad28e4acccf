"""Several series over the same groups: lines through time, or bars side by side."""

from collections.abc import Sequence
from dataclasses import dataclass

import pandas as pd

from gridlens.charts.words import figure_with_unit, marks, n_of, unit_said
from gridlens.ledgers import indicator as find_indicator
from gridlens.translation import _


@dataclass(frozen=True)
class Part:
    """One series: its name, and at each label a value, its words, its mark and its n."""

    name: str
    values: tuple[float | None, ...]
    hover: tuple[str, ...]
    ids: tuple[str, ...]
    counts: tuple[float | None, ...] = ()


@dataclass(frozen=True)
class Series:
    """Series over common labels; ``line`` joins the points of each, otherwise they are bars."""

    title: str
    subtitle: str
    labels: tuple[str, ...]
    parts: tuple[Part, ...]
    line: bool
    rate: bool

    @property
    def sentence(self) -> str:
        """The chart in words, for those who cannot see it."""
        told = "；".join(one for part in self.parts for one in part.hover)
        return _("{title}：{parts}").format(title=self.title, parts=told)

    @property
    def empty(self) -> bool:
        """Whether there is nothing to draw: every value is missing or 0."""
        return not any(any(part.values) for part in self.parts)


def series(
    key: str,
    table: pd.DataFrame,
    along: tuple[str, dict[str | None, str]],
    of: tuple[str, dict[str | None, str]] | None = None,
    *,
    line: bool,
) -> Series:
    """Return the outcomes of one indicator as series, by one group or by one group along another.

    ``along`` and ``of`` are dimensions, each with the label of each of its groups. Without ``of``
    there is one series, and it has no name.
    """
    indicator = find_indicator(key)[0]
    axis, labels = along
    dimension, names = of or ("", {None: ""})
    rows = zip(
        *(table[name] for name in ("value", "denominator", "left_out", "not_due")),
        marks(key, table),
        strict=True,
    )
    others: Sequence[str | None] = list(table[dimension]) if dimension else [None] * len(table)
    cells = dict(zip(zip(others, table[axis], strict=True), rows, strict=True))
    nothing = (None, None, None, None, "")
    parts = []
    for group, name in names.items():
        found = [cells.get((group, place), nothing) for place in labels]
        told = zip(labels.values(), found, strict=True)
        hover = [
            " ".join((name, label, figure_with_unit(key, *counts))).replace("<br>", "").strip()
            for label, (*counts, _mark) in told
        ]
        values = tuple(None if value is None else float(value) for value, *_counts, _mark in found)
        ids = tuple(mark for *_counts, mark in found)
        counts = tuple(n_of(key, n) for _value, n, *_lacking in found)
        parts.append(Part(name.replace("<br>", ""), values, tuple(hover), ids, counts))
    return Series(
        title=_(indicator.label),
        subtitle=unit_said(key, bracketed=False),
        labels=tuple(labels.values()),
        parts=tuple(parts),
        line=line,
        rate=indicator.is_rate,
    )
