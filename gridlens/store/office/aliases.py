"""Other names of grids and deputies that a clerk has recorded, besides those in the rosters."""

from pathlib import Path

from gridlens.errors import GridLensError
from gridlens.kinds.base import is_empty, tidy
from gridlens.kinds.names.reference import TITLES, Roster
from gridlens.store.office.state import State, StateEntry
from gridlens.translation import _

_KIND = "alias:{roster}"


def aliases(store: Path, roster: Roster) -> dict[str, str]:
    """Return the recorded aliases of a roster, each with the code it stands for."""
    return {name: entry.value for name, entry in alias_entries(store, roster).items()}


def alias_entries(store: Path, roster: Roster) -> dict[str, StateEntry]:
    """Return the recorded aliases of a roster, with who recorded each of them and when."""
    return State(store).entries(_KIND.format(roster=roster))


def record(store: Path, roster: Roster, alias: str, code: str, who: str) -> None:
    """Record that an alias stands for a code; raise ``GridLensError`` for an empty alias."""
    if is_empty(alias):
        raise GridLensError(_("别名不能为空。"))
    _put(store, roster, tidy(alias), code, who)


def forget(store: Path, roster: Roster, alias: str, who: str) -> None:
    """Remove an alias; raise ``GridLensError`` where it was never recorded."""
    if tidy(alias) not in alias_entries(store, roster):
        raise GridLensError(
            _("没有记录过{what}别名“{alias}”。").format(what=_(TITLES[roster]), alias=alias)
        )
    _put(store, roster, tidy(alias), None, who)


def _put(store: Path, roster: Roster, alias: str, code: str | None, who: str) -> None:
    state, kind = State(store), _KIND.format(roster=roster)
    state.put(kind, alias, code, state.entry(kind, alias).version, who)
