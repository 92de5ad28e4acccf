"""How the numbers of a draft stand with the office: settled, open, or about something else."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace
from functools import cached_property

import streamlit as st

from gridlens.errors import GridLensError
from gridlens.proofread.comments import SHOWN
from gridlens.proofread.figures import Figures
from gridlens.proofread.finding import Finding
from gridlens.proofread.fingerprint import fingerprints
from gridlens.proofread.readings import corrected_findings
from gridlens.proofread.settled import TAKEN, Settled
from gridlens.settings import who
from gridlens.store.office import marks as rules
from gridlens.store.office.marks import Correction, Mark, marks
from gridlens.store.office.state import Overtaken, State
from gridlens.translation import _
from pages.parts.proofread.asked import Found
from pages.parts.proofread.kept import KeptDraft
from pages.parts.question import Asked

TOLD, LAST = "proofread_told", "proofread_last"
_MARKS = "proofread_marks"


@dataclass(frozen=True)
class Standing:
    """The findings of a draft as corrected, and by the start of each its name and its mark.

    ``figures`` are those that the findings were compared with; ``beside`` has the draft's lines
    outside its body.
    """

    figures: Figures
    found: list[Finding]
    names: dict[int, str]
    marks: dict[int, Mark]
    beside: Mapping[int, str]

    @cached_property
    def look(self) -> list[Finding]:
        """The findings that need a look, settled or not, in order."""
        return [one for one in self.found if one.verdict in SHOWN]

    @cached_property
    def settled(self) -> dict[int, Settled]:
        """How numbers that need a look were settled, where our figure is still the same."""
        return {
            one.start: Settled(mark.how, mark.changed_by, mark.changed_at)
            for one in self.look
            if (mark := self.mark(one)).how and mark.changed_at and mark.figure == one.expected
        }

    @cached_property
    def taken(self) -> Collection[int]:
        """The starts of the numbers for which our wording was taken."""
        return {start for start, how in self.settled.items() if how.how == TAKEN}

    @cached_property
    def commented(self) -> list[Finding]:
        """The findings that a file given back speaks of: all but those that were checked."""
        settled = self.settled
        return [o for o in self.found if o.start not in settled or o.start in self.taken]

    def mark(self, finding: Finding) -> Mark:
        """Return the mark of a finding; an empty one where nobody has said anything."""
        return self.marks.get(finding.start, Mark())

    def outdated(self, finding: Finding) -> bool:
        """Tell whether a finding was settled while our figure was another."""
        mark = self.mark(finding)
        return bool(mark.how) and mark.figure != finding.expected


def standing(now: Asked, draft: KeptDraft, read: Found) -> Standing:
    """Return how the numbers of a draft stand now."""
    text = draft.text
    names = fingerprints(text, read.findings, now.filters.period)
    kept = _kept(now)
    mine = {start: kept[name] for start, name in names.items() if name in kept}
    said = {start: mark.correction for start, mark in mine.items() if mark.correction}
    found = corrected_findings(read.figures, read.findings, said, text)
    return Standing(read.figures, found, names, mine, draft.beside)


def settle(now: Asked, stand: Standing, finding: Finding, how: str) -> bool:
    """Settle a finding, or open it again (an empty ``how``); return whether that was kept."""
    mark = replace(stand.mark(finding), how=how, figure=finding.expected if how else "")
    kept = _keep(now, stand, finding, mark)
    st.session_state[LAST] = finding.start if kept and how else None
    return kept


def correct(now: Asked, stand: Standing, finding: Finding, said: Correction | None) -> bool:
    """Keep what a finding is really about, or undo that (None); return whether that was kept."""
    mark = replace(stand.mark(finding), how="", figure="", correction=said)
    return _keep(now, stand, finding, mark)


def _keep(now: Asked, stand: Standing, finding: Finding, mark: Mark) -> bool:
    """Keep the mark of a finding; tell the person why where that fails."""
    try:
        rules.keep(now.version.folder, stand.names[finding.start], mark, who())
    except Overtaken as other:
        told = _("{who}刚刚处理过这一处，您的修改没有保存。请看过后再改。")
        st.session_state[TOLD] = told.format(who=other.theirs.changed_by or _("他人"))
        return False
    except GridLensError as error:
        st.session_state[TOLD] = str(error)
        return False
    return True


def _kept(now: Asked) -> dict[str, Mark]:
    """Return the office's marks, read again only when one has changed."""
    folder = now.version.folder
    stamp = (str(folder), State(folder).stamp(rules.KIND))
    last: tuple[object, dict[str, Mark]] | None = st.session_state.get(_MARKS)
    if last is None or last[0] != stamp:
        last = st.session_state[_MARKS] = (stamp, marks(folder))
    return last[1]
