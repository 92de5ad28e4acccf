"""Find the records of a load that lie outside the term of the grid or the deputy they name."""

from pathlib import Path

from etl.disk.engine import opened
from gridlens.store.terms import OutOfTerms, found_out_of_term, out_of_term_query


def out_of_term(file: Path, load: int) -> OutOfTerms:
    """Return those that a load brought, or whose roster entry it brought, in a version's file."""
    with opened(file, read_only=True) as con:
        found = con.execute(out_of_term_query(load))
        names = [column[0] for column in found.description or ()]
        rows = [dict(zip(names, row, strict=True)) for row in found.fetchall()]
    return found_out_of_term(rows)
