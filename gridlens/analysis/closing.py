"""How long matters took to close: a distribution beside the median.

Each ledger has an indicator ``{prefix}_median_days``. The distribution counts the same rows as
that indicator: matters closed in the period whose closing day was written down. The median and n
are those of the indicator.
"""

from dataclasses import dataclass

from gridlens.figures.outcomes import figure
from gridlens.figures.rows.records import records
from gridlens.figures.scope import Filters, Scope
from gridlens.schema.ledger import Ledger
from gridlens.store.version import Version
from gridlens.translation import N_

BANDS = (
    (N_("0–3天"), 3),
    (N_("4–7天"), 7),
    (N_("8–15天"), 15),
    (N_("16–30天"), 30),
    (N_("31–60天"), 60),
    (N_("60天以上"), 10**6),
)


@dataclass(frozen=True)
class ClosingTimes:
    """One ledger's closing times: how many matters in each of ``BANDS``, the median, and n.

    ``undated`` is the number of matters whose closing day nobody wrote down. No band counts them.
    """

    ledger: Ledger
    counts: tuple[int, ...]
    median: float | None
    n: int
    undated: int

    @property
    def median_band(self) -> int | None:
        """The index in ``BANDS`` of the band that holds the median; None without a median."""
        return None if self.median is None else band(self.median)


def closing_times(
    version: Version, scope: Scope, filters: Filters, ledger: Ledger
) -> ClosingTimes | None:
    """Return the closing times of the matters of a ledger that were closed in the period.

    Return None for a ledger without a life cycle, and for a ledger that cannot answer the
    question: the filters name grids or deputies, and the ledger has no such column; or it was not
    kept yet in the period.
    """
    cycle = ledger.life_cycle
    if cycle is None:
        return None
    key = f"{cycle.prefix}_median_days"
    times = figure(version, scope, filters, key)
    if times["left_out"] is None:
        return None
    rows = records(version, scope, filters, ledger.key, key)
    counts = [0] * len(BANDS)
    for days in rows["adds"]:
        counts[band(days)] += 1
    return ClosingTimes(
        ledger=ledger,
        counts=tuple(counts),
        median=times["value"],
        n=len(rows),
        undated=int(times["left_out"]),
    )


def band(days: float) -> int:
    """Return the index in ``BANDS`` of the band that holds a number of days."""
    return next(place for place, (_name, most) in enumerate(BANDS) if days <= most)
