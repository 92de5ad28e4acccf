"""The masked records behind a briefing's figures, for its workbook, if the clerk chose them."""

from collections.abc import Sequence

import pandas as pd

from gridlens.briefing.content import Records
from gridlens.briefing.material import Material
from gridlens.briefing.sentence import Figure, Role
from gridlens.briefing.wording.nameless import nameless
from gridlens.errors import GridLensError
from gridlens.figures.rows.records import Listing, listed, shown
from gridlens.ledgers import activity_ledgers, indicators
from gridlens.schema.ledger import Ledger
from gridlens.schema.lineage import LINEAGE
from gridlens.translation import _

MOST = 50_000  # records of one kind
_PLACE = [name for name in LINEAGE if name != "load"]


def sheets(material: Material, figures: Sequence[Figure]) -> tuple[Records, ...]:
    """Return one table for each ledger: each record that a figure of the period counts, once.

    Unless the clerk chose to name grids, the grid column is left out, and 某网格 replaces the names
    of grids in all texts. Raises ``GridLensError`` if there are too many records.
    """
    period = material.filters.period.key
    used = {f.indicator for f in figures if f.role is Role.VALUE and f.period == period}
    _check(material, used)
    found = []
    for ledger in activity_ledgers().values():
        keys = [key for key, (_i, of) in indicators().items() if key in used and of is ledger]
        rows = _rows(material, ledger, keys)
        if rows.empty:
            continue
        table = shown(material.version, ledger, rows)
        found.append(
            Records(
                _(ledger.title),
                table if material.choice.grids else _unnamed(material, ledger, table),
            )
        )
    return tuple(found)


def _check(material: Material, used: set[str]) -> None:
    """Raise ``GridLensError`` if one indicator counts more than ``MOST`` records."""
    counts = [
        card.value or 0
        for key, card in material.cards.items()
        if key in used and card.indicator.numerator is None and not card.indicator.is_rate
    ]
    if max(counts, default=0) > MOST:
        raise GridLensError(
            _("明细超过{n}条，不便放进数据表。").format(n=f"{MOST:,}"),
            _("请缩短期间，或不附明细；全部记录可在各台账页查看。"),
        )


def _rows(material: Material, ledger: Ledger, keys: Sequence[str]) -> pd.DataFrame:
    """Return every record that one of the indicators counts, in the order of its place."""
    wanted = [Listing(ledger.key, key) for key in keys]
    tables = listed(material.version, material.scope, material.filters, wanted)
    known = [table for table in tables if not table.empty]
    if not known:
        return pd.DataFrame()
    rows = pd.concat(known, ignore_index=True)
    return rows.drop_duplicates(_PLACE).sort_values(_PLACE, ignore_index=True)


def _unnamed(material: Material, ledger: Ledger, table: pd.DataFrame) -> pd.DataFrame:
    blotted = nameless(material.version)
    kept = table.drop(columns=[_(ledger.column(ledger.grid).title)]) if ledger.grid else table
    return kept.map(lambda cell: blotted(cell) if isinstance(cell, str) else cell)
