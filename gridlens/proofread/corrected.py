"""Gives a draft back with the wordings that a clerk took, as tracked changes to accept or reject.

What else needs a look keeps its comment. So does what cannot be a tracked change, for example a
number in a header, an equation or a field: there the comment names the wording.
"""

import datetime as dt
from collections.abc import Collection, Sequence

from gridlens.proofread import comments
from gridlens.proofread.comments import AUTHOR, SHOWN, add_comments
from gridlens.proofread.document.draft import Draft
from gridlens.proofread.finding import Finding
from gridlens.proofread.instead import instead
from gridlens.proofread.placed import opened
from gridlens.proofread.tracked import Tracked, replaceable
from gridlens.translation import _


def corrected(
    draft: Draft,
    findings: Sequence[Finding],
    taken: Collection[int],
    at: dt.datetime | None = None,
) -> bytes:
    """Return the draft as .docx; what begins at a place in ``taken`` is a tracked change.

    ``at`` is the time of the changes, now if it is not given. The draft's own document is changed.
    """
    page = opened(draft)
    shown = [one for one in findings if one.verdict in SHOWN]
    new = _new(shown, taken)
    rest = [one for one in shown if one.start not in new]
    beyond = {one.start for one in rest[comments.MOST :]}
    tracked = Tracked(page.document, _(AUTHOR), at or dt.datetime.now())
    left = []
    for place in page.placed([one for one in shown if one.start not in beyond]):
        text = new.get(place.finding.start)
        if text and place.parts and place.whole and replaceable(place.parts):
            tracked.replace(place.parts, text)
        else:
            left.append(place)
    add_comments(page, left, len(beyond))
    return page.saved()


def corrected_text(text: str, findings: Sequence[Finding], taken: Collection[int]) -> str:
    """Return a text with our wording for each number that begins at a place in ``taken``."""
    shown, limit = [one for one in findings if one.verdict in SHOWN], len(text)
    new = _new(shown, taken)
    for one in sorted(shown, key=lambda one: one.start, reverse=True):
        if one.start in new and one.end <= limit:
            text = text[: one.start] + new[one.start] + text[one.end :]
        limit = min(limit, one.start)
    return text


def _new(findings: Sequence[Finding], taken: Collection[int]) -> dict[int, str]:
    """Return the wording for each number that is taken and has one, by where it begins."""
    wordings = {one.start: instead(one) for one in findings if one.start in taken}
    return {start: wording for start, wording in wordings.items() if wording}
