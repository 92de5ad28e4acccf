"""Gives a draft back as a Word document with a comment at each place that needs a look.

The runs that a number stands in are marked as they are; nothing of the formatting is touched.
"""

from bisect import bisect_right
from io import BytesIO

from docx import Document
from docx.document import Document as Word
from docx.text.paragraph import Paragraph
from docx.text.run import Run

from gridlens.ledgers import indicator as find_indicator
from gridlens.period import parse_period
from gridlens.proofread.draft import Draft
from gridlens.proofread.finding import WORDS, Finding, Verdict
from gridlens.translation import N_, _

AUTHOR = N_("格显核对")
_INITIALS = N_("核")
SHOWN = (Verdict.DIFFERS, Verdict.NO_DATA, Verdict.NOT_UNDERSTOOD)


def commented(draft: Draft, findings: list[Finding]) -> bytes:
    """Return the draft as .docx with its comments; a plain text becomes a plain document."""
    if draft.word is None:
        document = Document()
        places = _written(document, draft.text)
    else:
        document, places = draft.word, list(draft.paragraphs)
    starts = [start for start, _paragraph in places]
    for finding in findings:
        if finding.verdict in SHOWN:
            start, paragraph = places[bisect_right(starts, finding.start) - 1]
            runs = _runs(paragraph, finding.start - start, finding.end - start)
            if runs:
                document.add_comment(
                    runs, text=said(finding), author=_(AUTHOR), initials=_(_INITIALS)
                )
    out = BytesIO()
    document.save(out)
    return out.getvalue()


def said(finding: Finding) -> str:
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


def _written(document: Word, text: str) -> list[tuple[int, Paragraph]]:
    places, place = [], 0
    for line in text.split("\n"):
        places.append((place, document.add_paragraph(line)))
        place += len(line) + 1
    return places


def _runs(paragraph: Paragraph, start: int, end: int) -> list[Run]:
    """Return the first and last run that characters of a paragraph stand in."""
    runs, place = [], 0
    for run in paragraph.runs:
        after = place + len(run.text)
        if place < end and start < after:
            runs.append(run)
        place = after
    return [runs[0], runs[-1]] if runs else paragraph.runs[:1]
