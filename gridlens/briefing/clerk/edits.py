"""What a clerk changed in a briefing: texts, cases, photos; doubtful numbers stay marked in it."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from gridlens.briefing.clerk.matching import pieces
from gridlens.briefing.content import Blank, Briefing, Part, Photo, Section
from gridlens.briefing.sentence import Doubt, Paragraph, Sentence

CASES, SALUTATION, CLOSE = "cases", "salutation", "close"


@dataclass(frozen=True)
class Edits:
    """The changes: new texts of paragraphs and blanks by key, photos, title and closing."""

    texts: tuple[tuple[str, str], ...] = ()
    photos: tuple[Photo, ...] = ()
    title: str = ""
    closing: str = ""


def applied(briefing: Briefing, edits: Edits) -> Briefing:
    """Return the briefing with the changes applied."""
    texts = dict(edits.texts)
    return replace(
        briefing,
        title=edits.title or briefing.title,
        closing=edits.closing or briefing.closing,
        salutation=texts.get(SALUTATION) or briefing.salutation,
        close=texts.get(CLOSE) or briefing.close,
        sections=_sections(briefing.sections, texts, edits.photos),
        forms=tuple(
            (key, _sections(sections, texts, edits.photos)) for key, sections in briefing.forms
        ),
    )


def doubts(original: Paragraph, text: str) -> list[Doubt]:
    """Return the doubtful numbers of an edited text."""
    return [piece for piece in pieces(original, text) if isinstance(piece, Doubt)]


def _sections(
    sections: Sequence[Section], texts: dict[str, str], photos: Sequence[Photo]
) -> tuple[Section, ...]:
    return tuple(_section(one, texts, photos) for one in sections)


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
    told = tuple(pieces(original, text))
    return Paragraph(original.key, (Sentence(told),) if text else (), edited=True)
