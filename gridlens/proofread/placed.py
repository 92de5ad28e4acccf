"""Where the numbers of a draft stand in its Word document; a plain text becomes a plain document.

A run that goes on over a number is parted at it, and both parts keep their formatting. Equations
and fields stay whole; nothing else is touched.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from io import BytesIO
from itertools import groupby
from typing import Any

from docx import Document
from docx.document import Document as Word

from gridlens.proofread.document.draft import Draft
from gridlens.proofread.document.word import Piece, pieces, stretches
from gridlens.proofread.finding import Finding


@dataclass(frozen=True)
class Place:
    """A finding, and the pieces of text that are its number and nothing else.

    ``anchor`` is the first and the last run for a comment on it; they hold more where the number
    crosses a field or stands in an equation. ``inside`` is False in headers, footers, notes and
    charts, where Word lets nothing be marked; ``chart`` is then the title of a chart.
    """

    finding: Finding
    inside: bool
    parts: tuple[Piece, ...] = ()
    anchor: tuple[Any, ...] = ()
    chart: str = ""

    @property
    def whole(self) -> bool:
        """Whether the pieces are all of the number; where numbers overlap, the first is cut."""
        return "".join(part.text for part in self.parts) == writable(self.finding.text)


@dataclass(frozen=True)
class Opened:
    """The Word document of a draft; ``lines`` has where each paragraph begins in the text.

    ``charts`` has the titles of the charts by where their lines begin.
    """

    document: Word
    text: str
    lines: list[tuple[int, Any]]
    charts: Mapping[int, str]

    def placed(self, findings: Sequence[Finding]) -> list[Place]:
        """Return the place of each finding, in the order of the text."""
        starts = [start for start, _paragraph in self.lines]
        found: list[Place] = []
        every = sorted(findings, key=lambda one: one.start)
        for which, some in groupby(every, lambda one: bisect_right(starts, one.start) - 1):
            start, paragraph = self.lines[which]
            if paragraph is None:
                chart = self.charts.get(start, "")
                found += [Place(one, inside=False, chart=chart) for one in some]
            else:
                found += _within(paragraph, start, list(some))
        return found

    def last_sign(self) -> tuple[Any, ...]:
        """Return the run of the body's last character; none where the body is empty."""
        for _start, paragraph in reversed(self.lines):
            parts = pieces(paragraph) if paragraph is not None else []
            if parts:
                end = parts[-1].end
                return stretches(paragraph, [(end - 1, end)])[0]
        return ()

    def saved(self) -> bytes:
        """Return the document as the bytes of a .docx file."""
        out = BytesIO()
        self.document.save(out)
        return out.getvalue()


def opened(draft: Draft) -> Opened:
    """Return the document of a draft, to be marked; a document that was read is changed itself."""
    if draft.word is not None:
        return Opened(draft.word, draft.text, list(draft.paragraphs), draft.charts)
    document, lines, place = Document(), [], 0
    for line in draft.text.split("\n"):
        lines.append((place, document.add_paragraph(writable(line))._p))
        place += len(line) + 1
    return Opened(document, draft.text, lines, {})


def writable(line: str) -> str:
    """Return a line with what XML cannot hold, such as control characters, left blank."""
    return "".join(sign if sign >= " " and sign not in "\ufffe\uffff" else " " for sign in line)


def _within(paragraph: Any, start: int, findings: Sequence[Finding]) -> list[Place]:
    spans = [(one.start - start, one.end - start) for one in findings]
    held = stretches(paragraph, spans)
    parts = pieces(paragraph)
    begins = [part.start for part in parts]
    limits = [*(begin for begin, _end in spans[1:]), spans[-1][1]]
    found = []
    for one, (begin, end), limit, runs in zip(findings, spans, limits, held, strict=True):
        first, after = (bisect_left(begins, at) for at in (begin, min(end, limit)))
        found.append(Place(one, True, tuple(parts[first:after]) if runs else (), runs))
    return found
