"""Gives a draft back as a Word document with a comment at each place that needs a look.

A run that goes on over a number is parted at it, and both parts keep their formatting; nothing
else is touched. Word knows no comments in headers and footers: what is wrong there is said at the
end of the body.
"""

import datetime as dt
from bisect import bisect_right
from collections import defaultdict
from io import BytesIO
from typing import Any

from docx import Document
from docx.document import Document as Word
from docx.oxml import OxmlElement
from docx.oxml.ns import qn

from gridlens.ledgers import indicator as find_indicator
from gridlens.period import parse_period
from gridlens.proofread.document.draft import Draft
from gridlens.proofread.document.word import parted, pieces
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
    shown: dict[int, list[Finding]] = defaultdict(list)
    for finding in findings:
        if finding.verdict in SHOWN:
            shown[bisect_right(starts, finding.start) - 1].append(finding)
    notes: Any = document.part._comments_part.element
    free = max((int(name) for one in notes if (name := one.get(qn("w:id")))), default=-1) + 1
    beside = [f for which, some in shown.items() if places[which][1] is None for f in some]
    if beside:
        free = _at_the_end(places, notes, beside, free)
    for which, some in sorted(shown.items()):
        start, paragraph = places[which]
        if paragraph is None:
            continue
        marked = _marked(paragraph, [(f.start - start, f.end - start) for f in some], free)
        for number, finding in enumerate(some, free):
            if number in marked:
                notes.append(_comment(number, comment_text(finding)))
        free += len(some)
    out = BytesIO()
    document.save(out)
    return out.getvalue()


def _at_the_end(places: list[tuple[int, Any]], notes: Any, some: list[Finding], free: int) -> int:
    """Comment on what stands beside the body at its last words; return the next free number."""
    for _start, paragraph in reversed(places):
        parts = pieces(paragraph) if paragraph is not None else []
        if parts:
            end = parts[-1].start + len(parts[-1].text)
            if _marked(paragraph, [(end - 1, end)], free):
                told = _("页眉、页脚、脚注中：{said}").format(said="".join(map(comment_text, some)))
                notes.append(_comment(free, told))
            return free + 1
    return free


def _marked(paragraph: Any, spans: list[tuple[int, int]], first: int) -> set[int]:
    """Mark stretches of a paragraph as commented, the last first; return the numbers marked."""
    parts, marked, limit = pieces(paragraph), set(), None
    starts = [part.start for part in parts]
    for number in range(first + len(spans) - 1, first - 1, -1):
        start, end = spans[number - first]
        end = end if limit is None else min(end, limit)
        if start >= end or not parts:
            continue
        last = parts[bisect_right(starts, end - 1) - 1]
        if end - last.start < len(last.text):
            parted(last, end)
        begin = parts[bisect_right(starts, start) - 1]
        whole = begin is last
        run = parted(begin, start)
        final = run if whole else last.element.getparent()
        run.addprevious(_mark("w:commentRangeStart", number))
        reference = OxmlElement("w:r")
        reference.append(_mark("w:commentReference", number))
        final.addnext(reference)
        final.addnext(_mark("w:commentRangeEnd", number))
        marked.add(number)
        limit = start
    return marked


def _mark(tag: str, number: int) -> Any:
    element = OxmlElement(tag)
    element.set(qn("w:id"), str(number))
    return element


def _comment(number: int, text: str) -> Any:
    comment, paragraph = _mark("w:comment", number), OxmlElement("w:p")
    comment.set(qn("w:author"), _(AUTHOR))
    comment.set(qn("w:initials"), _(_INITIALS))
    comment.set(qn("w:date"), dt.datetime.now(dt.UTC).strftime("%Y-%m-%dT%H:%M:%SZ"))
    for tag in ("w:annotationRef", "w:t"):
        run, content = OxmlElement("w:r"), OxmlElement(tag)
        content.text = text if tag == "w:t" else None
        run.append(content)
        paragraph.append(run)
    comment.append(paragraph)
    return comment


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
