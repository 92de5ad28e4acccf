"""Notes on dates: each explains an event on a chart, and may restart the chart's limits there."""

import datetime as dt
from dataclasses import dataclass
from pathlib import Path

from gridlens.errors import GridLensError
from gridlens.kinds.base import tidy
from gridlens.ledgers import indicator as find_indicator
from gridlens.period import FIRST_YEAR, LAST_YEAR
from gridlens.store.office.state import State
from gridlens.translation import _

KIND = "date_note"
LONGEST = 60


@dataclass(frozen=True)
class Note:
    """What happened on a day.

    ``rebase`` lets the limits begin anew from that day. ``indicator`` is the key of the indicator
    that the note is about; None means all of them.
    """

    day: dt.date
    text: str
    rebase: bool
    indicator: str | None = None
    version: int = 0
    changed_by: str = ""


def notes(store: Path, indicator: str | None = None) -> list[Note]:
    """Return the notes in order of date: every note, or those that concern one indicator.

    A note about all indicators concerns each of them.
    """
    found = []
    for name, entry in State(store).entries(KIND).items():
        day, about = name.split("|")
        if indicator is None or about in ("", indicator):
            given = entry.value
            found.append(
                Note(
                    day=dt.date.fromisoformat(day),
                    text=given["text"],
                    rebase=given["rebase"],
                    indicator=about or None,
                    version=entry.version,
                    changed_by=entry.changed_by,
                )
            )
    return sorted(found, key=lambda note: (note.day, note.indicator or ""))


def keep(store: Path, note: Note, who: str) -> None:
    """Save a note; ``note.version`` is the version at which it was read.

    One day has one note for each indicator. Raises ``GridLensError`` for an empty or long text, a
    day out of range or an unknown indicator, and ``Overtaken`` when somebody was faster.
    """
    text = tidy(note.text)
    if not text or len(text) > LONGEST:
        raise GridLensError(_("说明应为1至{n}个字。").format(n=LONGEST))
    if not FIRST_YEAR <= note.day.year <= LAST_YEAR:
        raise GridLensError(_("日期“{day}”不可用。").format(day=note.day))
    about = find_indicator(note.indicator)[0].key if note.indicator else ""
    value = {"text": text, "rebase": note.rebase}
    state, name = State(store), f"{note.day.isoformat()}|{about}"
    read_at = note.version or _removed(state, name)
    state.put(KIND, name, value, read_at, who)


def remove(store: Path, note: Note, who: str) -> None:
    """Remove a note; raise ``Overtaken`` when somebody has changed it since it was read."""
    name = f"{note.day.isoformat()}|{note.indicator or ''}"
    State(store).put(KIND, name, None, note.version, who)


def _removed(state: State, name: str) -> int:
    """Return the version of a removed note, so that another may follow it; else 0."""
    entry = state.entry(KIND, name)
    return entry.version if entry.value is None else 0
