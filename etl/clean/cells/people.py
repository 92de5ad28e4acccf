"""Who of the people in a column is a deputy: those in the roster.

Under 走访人员 or 参加人员 deputies may stand beside officials, or grid workers who happen to be
deputies: such a column counts only where most of its cells name a deputy. Under 代表 somebody else
slips in now and then. Who is in no roster is left out, and named; where the name may be a slip of
the pen for a deputy's, the row waits.
"""

from collections.abc import Sequence
from dataclasses import replace

from etl.clean.rosters.directory import Directory
from etl.match.columns.matched import MatchedSheet
from etl.match.headers.contents import rows_under, texts_under
from etl.sheets.problem import Problem
from gridlens.errors import Refused
from gridlens.kinds import Reference
from gridlens.ledgers import activity_ledgers
from gridlens.schema.ledger import Ledger
from gridlens.translation import _

_DEPUTY = "代表"
_OTHERS_TOO = "其他"
_MOSTLY = 0.6


def is_mixed(ledger: Ledger, column: str, header: str) -> bool:
    """Tell whether a header says that people did something, and not that they are deputies."""
    if ledger.key not in activity_ledgers() or column != "deputies" or not header:
        return False
    return _DEPUTY not in header or _OTHERS_TOO in header


def with_deputies(matched: MatchedSheet, directory: Directory) -> MatchedSheet:
    """Return the sheet without a column of people of whom too few are known to be deputies."""
    name = "deputies"
    place = matched.columns.get(name)
    if place is None or not is_mixed(matched.ledger, name, matched.text(place)):
        return matched
    if matched.mapping and name in matched.mapping.columns:
        return matched  # the clerk has said that it is to be read
    kind = matched.ledger.column(name).kind
    assert isinstance(kind, Reference)
    cells = texts_under(matched.sheet, rows_under(matched.sheet, matched.header), place)
    named = [_names_a_deputy(text, kind, directory) for text in cells]
    if named and sum(named) >= _MOSTLY * len(named):
        return matched
    columns = {one: at for one, at in matched.columns.items() if one != name}
    reason = _("其中少有代表名册里的人，未导入；确是代表的，请先导入代表名册，或把表头写成“代表”")
    notice = Problem(matched.header, matched.text(place), None, reason)
    return replace(matched, columns=columns, notices=[*matched.notices, notice])


def _names_a_deputy(text: str, kind: Reference, directory: Directory) -> bool:
    try:
        return any(len(directory.meant("deputy", name)) == 1 for name in kind.parse(text))
    except Refused:
        return False


def deputies_among(names: Sequence[str], directory: Directory, mixed: bool) -> list[str] | None:
    """Return the codes of those who are deputies; None for nobody.

    Raises ``Refused`` where the header says that all are deputies, and nobody of them is known or
    an unknown name is near a known one; and for a name that several deputies have.
    """
    try:
        return directory.find_all("deputy", [*names]) or None
    except Refused:
        others = [name for name in names if not directory.meant("deputy", name)]
        known = [name for name in names if name not in others]
        if not mixed and (not known or any(directory.near("deputy", one) for one in others)):
            raise
    return directory.find_all("deputy", known) or None
