"""Gives a draft back as a Word document with a comment at each place that needs a look.

A run that goes on over a number is parted at it, and both parts keep their formatting; nothing
else is touched. Word knows no comments in headers and footers: what is wrong there is said at the
end of the body.
"""

from bisect import bisect_right
from collections import defaultdict
from io import BytesIO
from typing import Any

from docx import Document
from docx.document import Document as Word
from docx.text.run import Run

from gridlens.ledgers import indicator as find_indicator
from gridlens.period import parse_period
from gridlens.proofread.document.draft import Draft
from gridlens.proofread.document.word import pieces, stretches
from gridlens.proofread.finding import WORDS, Finding, Verdict
from gridlens.translation import N_, _

AUTHOR = N_("格显核对")
_INITIALS = N_("核")
SHOWN = (
    *(Verdict.DIFFERS, Verdict.CONTRADICTS, Verdict.DOUBTFUL),
    *(Verdict.NO_DATA, Verdict.NOT_UNDERSTOOD),
)
MOST = 2000  # python-docx looks through all comments for each new one: 2000 take it seconds


def commented(draft: Draft, findings: list[Finding]) -> bytes:
    """Return the draft as .docx with its comments; a plain text becomes a plain document.

    After ``MOST`` comments the last one says how many numbers are left.
    """
    if draft.word is None:
        document = Document()
        places = _written(document, draft.text)
    else:
        document, places = draft.word, list(draft.paragraphs)
    starts = [start for start, _paragraph in places]
    shown = [finding for finding in findings if finding.verdict in SHOWN]
    found: dict[int, list[Finding]] = defaultdict(list)
    for finding in shown[:MOST]:
        found[bisect_right(starts, finding.start) - 1].append(finding)
    beside = ""
    for which, some in sorted(found.items()):
        start, paragraph = places[which]
        if paragraph is None:
            beside += "".join(map(comment_text, some))
            continue
        spans = [(finding.start - start, finding.end - start) for finding in some]
        for finding, runs in zip(some, stretches(paragraph, spans), strict=True):
            _comment(document, runs, comment_text(finding))
    told = _("页眉、页脚、脚注中：{said}").format(said=beside) if beside else ""
    if len(shown) > MOST:
        told += _("另有{n}处也需要看，见核对清单。").format(n=len(shown) - MOST)
    if told:
        _comment(document, _last_sign(places), told)
    out = BytesIO()
    document.save(out)
    return out.getvalue()


def _last_sign(places: list[tuple[int, Any]]) -> tuple[Any, ...]:
    """Return the run of the body's last character; none where the body is empty."""
    for _start, paragraph in reversed(places):
        parts = pieces(paragraph) if paragraph is not None else []
        if parts:
            end = parts[-1].start + len(parts[-1].text)
            return stretches(paragraph, [(end - 1, end)])[0]
    return ()


def _comment(document: Word, runs: tuple[Any, ...], text: str) -> None:
    """Add a comment on what stands from the first run to the last; none where there are no runs."""
    if runs:
        anchor = [Run(run, document) for run in runs]
        document.add_comment(anchor, _writable(text), _(AUTHOR), _(_INITIALS))


def comment_text(finding: Finding) -> str:
    """Return what a comment says: the verdict, our figure and what it counts, or why not."""
    about = ""
    if finding.indicator and finding.period:
        label = _(find_indicator(finding.indicator)[0].label)
        about = _("{period}{whom}{label}").format(
            period=parse_period(finding.period).label, whom=finding.whom, label=label
        )
    parts = [
        _("“{text}”：{verdict}。").format(text=finding.text, verdict=_(WORDS[finding.verdict])),
        _("台账：{about}{expected}。").format(about=about, expected=finding.expected)
        if finding.expected
        else "",
        finding.reason,
    ]
    return "".join(parts)


def _written(document: Word, text: str) -> list[tuple[int, Any]]:
    places, place = [], 0
    for line in text.split("\n"):
        places.append((place, document.add_paragraph(_writable(line))._p))
        place += len(line) + 1
    return places


def _writable(line: str) -> str:
    """Return a line with what XML cannot hold, such as control characters, left blank."""
    return "".join(sign if sign >= " " and sign not in "\ufffe\uffff" else " " for sign in line)
