"""What a clerk changed in a briefing (texts, cases, photos), and which numbers no longer match.

If an edited text still has a figure as it was written, it stays a figure with the way to its
rows. Any other number is a doubt, unless the words of the original had it.
"""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace

from gridlens.briefing.content import (
    Blank,
    Briefing,
    Figure,
    Paragraph,
    Part,
    Photo,
    Section,
    Sentence,
)

_NUMBER = re.compile(r"\d[\d,.]*(?:%|万|亿|余)*")
CASES = "cases"


@dataclass(frozen=True)
class Edits:
    """The changes: new texts of paragraphs and blanks by key, photos, title and closing."""

    texts: tuple[tuple[str, str], ...] = ()
    photos: tuple[Photo, ...] = ()
    title: str = ""
    closing: str = ""


@dataclass(frozen=True)
class Doubt:
    """A number in an edited text that is not a figure of the paragraph.

    ``instead`` has the figures of the original that the text no longer has.
    """

    text: str
    instead: tuple[Figure, ...]


Piece = str | Figure | Doubt


def applied(briefing: Briefing, edits: Edits) -> Briefing:
    """Return the briefing with the changes applied."""
    texts = dict(edits.texts)
    return replace(
        briefing,
        title=edits.title or briefing.title,
        closing=edits.closing or briefing.closing,
        sections=tuple(_section(one, texts, edits.photos) for one in briefing.sections),
    )


def pieces(original: Paragraph, text: str) -> list[Piece]:
    """Return an edited text cut into words, figures of the original, and doubtful numbers."""
    figures = [figure for sentence in original.sentences for figure in sentence.figures]
    words = [p for s in original.sentences for p in s.parts if isinstance(p, str)]
    known = Counter(number for word in words for number in _NUMBER.findall(word))
    found, left = _found(text, figures)
    cut: list[Piece] = []
    for part in found:
        if isinstance(part, Figure):
            cut.append(part)
        else:
            cut += _doubted(part, known, tuple(left))
    return cut


def doubts(original: Paragraph, text: str) -> list[Doubt]:
    """Return the doubtful numbers of an edited text."""
    return [piece for piece in pieces(original, text) if isinstance(piece, Doubt)]


def _section(section: Section, texts: dict[str, str], photos: Sequence[Photo]) -> Section:
    parts: list[Part] = []
    for part in section.parts:
        if isinstance(part, Paragraph) and part.key in texts:
            part = _edited(part, texts[part.key])
        elif isinstance(part, Blank) and part.key in texts:
            part = replace(part, text=texts[part.key])
        parts.append(part)
    if section.key == CASES:
        parts += photos
    below = tuple(_section(one, texts, photos) for one in section.sections)
    return replace(section, parts=tuple(parts), sections=below)


def _edited(original: Paragraph, text: str) -> Paragraph:
    if text == original.text:
        return original
    told = tuple(p.text if isinstance(p, Doubt) else p for p in pieces(original, text))
    return Paragraph(original.key, (Sentence(told),) if text else (), edited=True)


def _found(text: str, figures: Sequence[Figure]) -> tuple[list[str | Figure], list[Figure]]:
    """Return the text cut at the figures found in it, and the figures not found.

    The figures must come in the order of the original.
    """
    cut: list[str | Figure] = []
    left: list[Figure] = []
    at = 0
    for figure in figures:
        place = _place(text, figure.text, at)
        if place is None:
            left.append(figure)
            continue
        if place > at:
            cut.append(text[at:place])
        cut.append(figure)
        at = place + len(figure.text)
    if text[at:]:
        cut.append(text[at:])
    return cut, left


def _place(text: str, wanted: str, at: int) -> int | None:
    """Return where a figure stands in a text from ``at`` on; a part of a longer number is none."""
    before = r"(?<![\d.,])" if wanted[:1].isdigit() else ""
    after = r"(?![\d.,%])" if wanted[-1:].isdigit() else ""
    match = re.compile(before + re.escape(wanted) + after).search(text, at)
    return match.start() if match else None


def _doubted(text: str, known: Counter[str], instead: tuple[Figure, ...]) -> list[Piece]:
    cut: list[Piece] = []
    at = 0
    for match in _NUMBER.finditer(text):
        if known[match.group()]:
            known[match.group()] -= 1
            continue
        if match.start() > at:
            cut.append(text[at : match.start()])
        cut.append(Doubt(match.group(), instead))
        at = match.end()
    if text[at:]:
        cut.append(text[at:])
    return cut
