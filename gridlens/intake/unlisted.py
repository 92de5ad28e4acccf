"""The grids that records in force name and the roster does not have, as the records name them."""

from collections.abc import Iterator
from dataclasses import dataclass

from gridlens.kinds import Reference, Tenures
from gridlens.ledgers import ledgers
from gridlens.store.version import Version


@dataclass(frozen=True)
class Unlisted:
    """A name of a grid that the roster lacks, and how many records of a ledger have it."""

    name: str
    ledger: str
    records: int


def unlisted_grids(version: Version) -> list[Unlisted]:
    """Return the names that no grid of the roster stands behind, by ledger, in a fixed order.

    A name that the roster knows was turned into its code when the version was built.
    """
    said = " UNION ALL ".join(_named())
    (rows,) = version.rows(
        [
            f"SELECT name, ledger, count(*) AS records FROM ({said})"
            " WHERE name IS NOT NULL AND name NOT IN (SELECT code FROM grid)"
            " GROUP BY ALL ORDER BY ledger, name"
        ]
    )
    return [Unlisted(row["name"], row["ledger"], row["records"]) for row in rows]


def _named() -> Iterator[str]:
    """Yield a query for each column that names grids: the name and the ledger of each record."""
    for ledger in ledgers().values():
        for column in ledger.columns:
            kind = column.kind
            if not isinstance(kind, Reference | Tenures) or kind.to != "grid":
                continue
            each = f'"{column.name}"'
            if kind.storage != "string":
                each = f"unnest({each})" + (".name" if isinstance(kind, Tenures) else "")
            yield f"SELECT {each} AS name, '{ledger.key}' AS ledger FROM \"{ledger.key}\""
