"""Lay out content on slides from top to bottom; a full slide is followed by one with its title."""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from pptx.presentation import Presentation

from gridlens.briefing.sentence import Doubt, Figure
from gridlens.render.measure import lines, shortened
from gridlens.render.office_theme import QUIET
from gridlens.render.pptx.master import BODY, TEXTED
from gridlens.render.pptx.notes import Notes
from gridlens.render.pptx.page import Page
from gridlens.render.pptx.shapes import Box, Frame, Lines, TextRun
from gridlens.render.pptx.table import SlideTable, pages
from gridlens.translation import _

GAP = 14.0
_SURE = 0.85  # of a line surely holds text, even if some marks may not end the line
_LEADING, _BETWEEN = 1.4, 0.4  # times the size: height of a line, and gap between list items


class Flow:
    """A deck being filled; ``page`` is the current slide, ``y`` is where its free room begins."""

    def __init__(self, deck: Presentation, foot: str, notes: Notes) -> None:
        self.deck, self._foot, self._notes = deck, foot, notes
        self._kicker = self._title = ""
        self._continued = 0
        self._begun = False
        self.y = BODY.y

    @property
    def room(self) -> float:
        """The height that is left on the current slide, in points."""
        return BODY.bottom - self.y

    def open(self, kicker: str, title: str) -> None:
        """Begin a slide with a title; ``kicker`` names the section it belongs to."""
        self._kicker, self._title, self._continued = kicker, title, 0
        self._begin(title)

    def more(self) -> None:
        """Begin another slide with the same title and a mark such as （续）."""
        self._continued += 1
        mark = _("（续）") if self._continued == 1 else _("（续{n}）").format(n=self._continued)
        self._begin(self._title + mark)

    def tell(self, figures: Iterable[Figure]) -> None:
        """Add figures to the speaker's notes of the current slide."""
        self._notes.add(figures)

    def say(self, text: str) -> None:
        """Put a sentence into the speaker's notes of the slide."""
        self._notes.say(text)

    def doubt(self, doubts: Iterable[Doubt]) -> None:
        """Say in the speaker's notes of the current slide which of its numbers are doubtful."""
        self._notes.doubt(doubts)

    def close(self) -> None:
        """Finish the current slide: add its foot, which is read last, and its notes."""
        if not self._begun:
            return
        self.page.foot(self._foot)
        if lines := self._notes.taken():
            self.page.notes(lines)

    def _begin(self, title: str) -> None:
        self.close()
        self.page, self._begun = Page(self.deck, TEXTED), True
        self.page.title(self._kicker, title)
        self.y = BODY.y

    def need(self, height: float) -> None:
        """Begin another slide if less room than ``height`` is left."""
        if height > self.room and self.y > BODY.y:
            self.more()

    def took(self, height: float) -> None:
        """Move on below something of this height."""
        self.y += height + GAP

    def text(self, paragraphs: Sequence[Sequence[TextRun]], sizes: Sequence[float]) -> None:
        """Add paragraphs as a list in the first (largest) size that fits, else over slides."""
        for size in sizes:
            waiting = listed(paragraphs, size)
            if sum(tall(one, BODY.w) for one in waiting) <= self.room:
                break
        else:
            waiting = [part for one in waiting for part in split(one, BODY.w, BODY.h)]
        while waiting:
            self.need(tall(waiting[0], BODY.w))
            some: list[Lines] = []
            used = 0.0
            while waiting and (not some or used + tall(waiting[0], BODY.w) <= self.room):
                used += tall(waiting[0], BODY.w)
                some.append(waiting.pop(0))
            self.page.text(Frame(BODY.x, self.y, BODY.w, used), some)
            self.took(used)

    def heading(self, text: str, size: float = 14, colour: str = QUIET) -> None:
        """Add a heading line above what follows."""
        shown = shortened(text, BODY.w / size - 1)
        line = Lines([TextRun(shown, size, colour, bold=True)])
        self.page.add(Box(Frame(BODY.x, self.y, BODY.w, line.height), [line], shown))
        self.y += line.height + 6

    def note(self, text: str, size: float = 11) -> None:
        """Add small text under the last thing; a long text gets a slide of its own."""
        if not text:
            return
        line = Lines([TextRun(text, size, QUIET)])
        height = line.height * lines(text, size, BODY.w)
        if height > BODY.h / 3:
            self.more()
            self.text([[TextRun(text)]], (14.0,))
            return
        self.y -= GAP / 2
        self.need(height)
        self.page.add(Box(Frame(BODY.x, self.y, BODY.w, height), [line], _("说明")))
        self.took(height)

    def table(self, sized: Sequence[SlideTable], title: str, below: float = 0) -> None:
        """Add a table in the first (largest) of the sizes that fits.

        If none fits, the smallest is spread over several slides. ``below`` is the room that must
        be left under the table.
        """
        title = "" if title == self._title else title
        over = 24.0 if title else 0.0
        fitting = [one for one in sized if sum(one.heights) + over + below <= self.room]
        if not fitting and self.y > BODY.y:
            self.open(self._kicker, title or self._title)
            title, over = "", 0.0
            fitting = [one for one in sized if sum(one.heights) + over + below <= self.room]
        pieces = [fitting[0]] if fitting else pages(sized[-1], self.room - over - below)
        for at, piece in enumerate(pieces):
            if at:
                self.more()
            if title:
                self.heading(title)
            self.page.table(piece, Frame(BODY.x, self.y, BODY.w, 0), title or self._title)
            self.took(sum(piece.heights))


def listed(paragraphs: Sequence[Sequence[TextRun]], size: float) -> list[Lines]:
    """Return paragraphs as the items of a list, in one size."""
    return [
        Lines(
            [replace(run, size=size) for run in runs],
            leading=_LEADING,
            before=size * _BETWEEN,
            hanging=size,
        )
        for runs in paragraphs
    ]


def tall(one: Lines, width: float) -> float:
    """Return the height of a paragraph that is ``width`` wide, in points."""
    text = "".join(run.text for run in one.runs)
    size = max(run.size for run in one.runs)
    return lines(text, size, width - one.hanging) * one.height + one.before


def split(one: Lines, width: float, height: float) -> list[Lines]:
    """Return a paragraph cut into pieces that each fit into ``height``."""
    size = max(run.size for run in one.runs)
    room = int(height / one.height - 1) * int((width - one.hanging) / size * _SURE)
    pieces: list[list[TextRun]] = [[]]
    left = room
    for run in one.runs:
        text = run.text
        while text:
            pieces[-1].append(replace(run, text=text[:left]))
            text, left = text[left:], left - len(text[:left])
            if left <= 0:
                pieces.append([])
                left = room
    return [replace(one, runs=runs) for runs in pieces if runs]
