"""When each grid of the roster was there."""

import datetime as dt
from typing import Any

import pandas as pd

from gridlens.store.version import Version

Tenure = tuple[dt.date | None, dt.date | None]


def grid_tenures(version: Version) -> dict[str, Tenure]:
    """Return the first and the last day of each grid by code, in the roster's order.

    None stands for a day that is not known. A grid is there on both days.
    """
    roster = version.grids[["code", "since", "until"]]
    return {
        code: (_day(since), _day(until))
        for code, since, until in roster.itertuples(index=False, name=None)
    }


def _day(cell: Any) -> dt.date | None:
    return None if pd.isna(cell) else pd.Timestamp(cell).date()
