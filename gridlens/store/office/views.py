"""Named views: free questions that the office has given a name, each opened again by its link."""

import datetime as dt
from dataclasses import dataclass
from pathlib import Path

from gridlens.errors import GridLensError
from gridlens.kinds.base import tidy
from gridlens.store.office.state import State
from gridlens.translation import _

KIND = "view"
LONGEST_NAME, LONGEST_LINK = 30, 4000


@dataclass(frozen=True)
class View:
    """A name, and the query of the link that opens the view.

    ``version`` is the version at which the view was read; a change is checked against it.
    """

    name: str
    link: str
    version: int = 0
    changed_by: str = ""
    changed_at: dt.datetime | None = None


def views(store: Path) -> list[View]:
    """Return every named view, in order of name."""
    return [
        View(name, entry.value["link"], entry.version, entry.changed_by, entry.changed_at)
        for name, entry in State(store).entries(KIND).items()
    ]


def keep(store: Path, view: View, who: str) -> View:
    """Save a view and return it as saved; ``view.version`` is the version at which it was read.

    Raises ``GridLensError`` for a name that is empty or long, or a link that is too long, and
    ``Overtaken`` when the name is taken or somebody was faster.
    """
    name = _name(view.name)
    if len(view.link) > LONGEST_LINK:
        raise GridLensError(_("筛选条件过多，不能保存为视图。"))
    state = State(store)
    stands = state.entry(KIND, name)
    read_at = stands.version if stands.value is None else view.version
    entry = state.put(KIND, name, {"link": view.link}, read_at, who)
    return View(name, view.link, entry.version, entry.changed_by, entry.changed_at)


def rename(store: Path, view: View, name: str, who: str) -> View:
    """Give a view another name, in one step, and return it as saved.

    Raises ``GridLensError`` for a name that is empty, long or taken, and ``Overtaken`` when
    somebody has changed the view since it was read.
    """
    new, state = _name(name), State(store)
    if new == view.name:
        return view
    stands = state.entry(KIND, new)
    if stands.value is not None:
        raise GridLensError(_("已有名为“{name}”的视图，请换一个名称。").format(name=new))
    value = {"link": view.link}
    changes = {view.name: (None, view.version), new: (value, stands.version)}
    entry = state.put_all(KIND, changes, who)[new]
    return View(new, view.link, entry.version, entry.changed_by, entry.changed_at)


def forget(store: Path, view: View, who: str) -> None:
    """Remove a view; raise ``Overtaken`` when somebody has changed it since it was read."""
    State(store).put(KIND, view.name, None, view.version, who)


def _name(given: str) -> str:
    name = tidy(given)
    if not name or len(name) > LONGEST_NAME:
        raise GridLensError(_("名称应为1至{n}个字。").format(n=LONGEST_NAME))
    return name
