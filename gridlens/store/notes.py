"""Notes on dates that explain an event on a chart, and may let its limits begin anew from there."""

import datetime as dt
from dataclasses import dataclass
from pathlib import Path

from gridlens.errors import GridLensError
from gridlens.kinds.base import tidy
from gridlens.ledgers import indicator as find_indicator
from gridlens.period import FIRST_YEAR, LAST_YEAR
from gridlens.store.state import State
from gridlens.translation import _

KIND = "date_note"
LONGEST = 60


@dataclass(frozen=True)
class Note:
    """What happened on a day; ``indicator`` is the key of the one it is about, None for all."""

    day: dt.date
    text: str
    rebase: bool
    indicator: str | None = None
    version: int = 0
    changed_by: str = ""


def notes(store: Path, indicator: str | None = None) -> list[Note]:
    """Return the notes by date: those of an indicator with those of all, or every note."""
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
    """Write a note, read at its ``version``; one day has one note for each indicator.

    Raises ``GridLensError`` for an empty or long text, a day out of range or an unknown
    indicator, and ``Overtaken`` when somebody was faster.
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
    """Take a note away; raise ``Overtaken`` when somebody has changed it since."""
    name = f"{note.day.isoformat()}|{note.indicator or ''}"
    State(store).put(KIND, name, None, note.version, who)


def _removed(state: State, name: str) -> int:
    """Return the version of a note that was taken away, so that a new one may follow it."""
    entry = state.entry(KIND, name)
    return entry.version if entry.value is None else 0
