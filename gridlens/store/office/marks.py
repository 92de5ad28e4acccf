"""What clerks have said about single numbers of drafts: settled, or about something else.

The name of a mark is a hash. The text of a draft is never kept, and cannot be found from it.
"""

import datetime as dt
from dataclasses import asdict, dataclass
from pathlib import Path

from gridlens.store.office.state import State, StateEntry

KIND = "draft_mark"
MOST = 5000
CHECKED, TAKEN = "checked", "taken"


@dataclass(frozen=True)
class Correction:
    """What a number is really about: an indicator over a period, of some grids or of a deputy.

    An empty ``indicator`` says that no ledger holds what the number counts; then nothing else is
    said. ``whom`` is how the grids or the deputy are called.
    """

    indicator: str
    period: str = ""
    grids: tuple[str, ...] = ()
    deputy: str | None = None
    whom: str = ""


@dataclass(frozen=True)
class Mark:
    """How a number was settled (``CHECKED``, ``TAKEN``, or empty: it is open), and its correction.

    ``figure`` is what the ledgers said when it was settled. ``version`` is the version at which the
    mark was read; a change is checked against it.
    """

    how: str = ""
    figure: str = ""
    correction: Correction | None = None
    version: int = 0
    changed_by: str = ""
    changed_at: dt.datetime | None = None


def marks(store: Path) -> dict[str, Mark]:
    """Return every mark by its hash."""
    return {name: _mark(entry) for name, entry in State(store).entries(KIND).items()}


def keep(store: Path, name: str, mark: Mark, who: str) -> Mark:
    """Save a mark and return it as saved; one that says nothing is taken away.

    Of all marks the ``MOST`` newest are kept. Raises ``Overtaken`` when somebody has changed the
    mark since it was read.
    """
    state = State(store)
    stands = state.entry(KIND, name)
    read_at = stands.version if stands.value is None else mark.version
    correction = asdict(mark.correction) if mark.correction else None
    said = {"how": mark.how, "figure": mark.figure, "correction": correction}
    value = said if mark.how or correction else None
    entry = state.put(KIND, name, value, read_at, who)
    state.forget_oldest(KIND, MOST)
    return _mark(entry)


def _mark(entry: StateEntry) -> Mark:
    said = entry.value or {"how": "", "figure": "", "correction": None}
    told = said["correction"]
    correction = Correction(**(told | {"grids": tuple(told["grids"])})) if told else None
    return Mark(
        said["how"],
        said["figure"],
        correction,
        entry.version,
        entry.changed_by,
        entry.changed_at,
    )
