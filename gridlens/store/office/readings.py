"""What the office's own words mean in its drafts: a phrase, and the indicator it stands for."""

import datetime as dt
import re
from dataclasses import dataclass
from pathlib import Path

from gridlens.errors import GridLensError
from gridlens.kinds.base import tidy
from gridlens.ledgers import indicator as find_indicator
from gridlens.ledgers import indicators
from gridlens.store.office.state import State
from gridlens.translation import _

KIND = "draft_phrase"
NOT_OURS = ""
SHORTEST, LONGEST = 2, 20
_WORD = re.compile(r"[^\W\d_]+")


@dataclass(frozen=True)
class PhraseReading:
    """A phrase, and the key of its indicator; ``NOT_OURS`` where no ledger holds what it counts.

    ``version`` is the version at which it was read; a change is checked against it.
    """

    phrase: str
    indicator: str
    version: int = 0
    changed_by: str = ""
    changed_at: dt.datetime | None = None


def phrase_readings(store: Path) -> list[PhraseReading]:
    """Return the office's phrases in order; those of an indicator that is no more are left out."""
    return [
        PhraseReading(name, entry.value, entry.version, entry.changed_by, entry.changed_at)
        for name, entry in State(store).entries(KIND).items()
        if entry.value == NOT_OURS or entry.value in indicators()
    ]


def keep(store: Path, reading: PhraseReading, who: str) -> PhraseReading:
    """Save what a phrase means and return it as saved; what it meant before is written over.

    Raises ``GridLensError`` for a phrase that is too short, too long or no plain word, and for an
    unknown indicator; ``Overtaken`` when somebody else changes it at this moment.
    """
    phrase = tidy(reading.phrase)
    if not SHORTEST <= len(phrase) <= LONGEST or not _WORD.fullmatch(phrase):
        raise GridLensError(
            _("说法应为{least}至{most}个字，不含数字和标点。").format(least=SHORTEST, most=LONGEST)
        )
    means = reading.indicator and find_indicator(reading.indicator)[0].key
    state = State(store)
    entry = state.put(KIND, phrase, means, state.entry(KIND, phrase).version, who)
    return PhraseReading(phrase, means, entry.version, entry.changed_by, entry.changed_at)


def remove(store: Path, reading: PhraseReading, who: str) -> None:
    """Remove a phrase; raise ``Overtaken`` when somebody has changed it since it was read."""
    State(store).put(KIND, reading.phrase, None, reading.version, who)
