"""Grids that a clerk calls new: a small roster beside the files of the drop.

So each of them has a file, sheet and row, comes in with the files that name it, and goes with them
when the load is undone. We make their codes.
"""

import csv
import datetime as dt
from collections.abc import Sequence

from gridlens.translation import _
from pages.parts.data.drop.folder import Drop, safe


def add(drop: Drop, names: Sequence[str]) -> None:
    """Put a roster of the grids with these names among the files; without names nothing."""
    if not names:
        return
    file = safe(
        _("新增网格名册-{at}.csv").format(at=f"{dt.datetime.now():%Y%m%d-%H%M%S}"), drop.names
    )
    with (drop.folder / "files" / file).open("w", encoding="utf-8-sig", newline="") as out:
        rows = csv.writer(out)
        rows.writerow(["网格编码", "网格名称", "社区"])
        rows.writerows(["", name, ""] for name in names)
    drop.names = (*drop.names, file)
