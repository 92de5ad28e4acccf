"""The records in force that are dated outside the term of the grid or the deputy they name."""

from gridlens.figures.scope import Scope
from gridlens.store.terms import NO_RECORDS, OutOfTerms, found_out_of_term, out_of_term_query
from gridlens.store.version import Version


def out_of_term(version: Version, scope: Scope) -> OutOfTerms:
    """Return the first of these records and their number; only who may see all is told."""
    if scope.grids is not None or scope.deputy is not None:
        return NO_RECORDS
    (rows,) = version.rows([out_of_term_query()])
    return found_out_of_term(rows)
