"""The invented office: ``MARK`` in its ledgers shows that a store holds its records."""

from typing import TYPE_CHECKING

from gridlens.ledgers import ledgers

if TYPE_CHECKING:
    from gridlens.store.version import Version

MARK = "（演示）"
COLUMN = "reporting_unit"


def sample_loads(version: "Version") -> list[int]:
    """Return the numbers of the loads whose invented records are still in the version."""
    marked = [
        f'SELECT "load" FROM "{key}" WHERE {COLUMN} LIKE \'%{MARK}\''
        for key, ledger in ledgers().items()
        if ledger.has(COLUMN)
    ]
    (rows,) = version.rows(
        [f'SELECT DISTINCT "load" FROM ({" UNION ALL ".join(marked)}) ORDER BY 1']
    )
    return [row["load"] for row in rows]
