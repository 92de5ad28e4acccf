"""Write the parts of a briefing on slides: paragraphs, tiles, tables, charts, blanks, photos."""

from collections.abc import Sequence

from gridlens.briefing.content import (
    Blank,
    BriefingTable,
    Cell,
    GoalStanding,
    Part,
    Photo,
    Picture,
    Section,
    Steps,
)
from gridlens.briefing.sentence import Doubt, Figure, Paragraph, Piece, Role, Sentence
from gridlens.charts.spec import Heat
from gridlens.figures.numbers import NOTHING
from gridlens.render.measure import fitted, shortened
from gridlens.render.native.chart import ChartLook
from gridlens.render.office_theme import ACCENT, BAD, PAGE, QUIET, STATUS, TEXT, WARN, heat
from gridlens.render.pptx import steps, tiles
from gridlens.render.pptx.flow import GAP, Flow, listed, tall
from gridlens.render.pptx.master import BODY
from gridlens.render.pptx.shapes import SET, Box, Frame, Lines, TextRun
from gridlens.render.pptx.table import Cell as Shown
from gridlens.render.pptx.table import SlideTable, grid
from gridlens.render.words import subtitle
from gridlens.translation import _

TEXT_SIZES = (18.0, 17.0, 16.0, 15.0, 14.0, 13.0, 12.0)
TABLE_LOOKS = (
    (18.0, 20.0),
    (16.0, 14.0),
    (15.0, 12.0),
    (14.0, 11.0),
    (13.0, 10.0),
    (12.0, 8.0),
    (11.0, 6.0),
)
_LARGE, _SMALL = ChartLook(13, 16), ChartLook(11, 13)
_HEAT_SIZE, _HEAT_ROWS, _HEAT_HIGH = 12.0, 12, 31.0
_EASY = 14.0
_PAIR, _MOST_BOXES, _MOST_PHOTOS, _BOX_INSET = 2, 4, 3, 14.0


def sentence_runs(sentence: Sentence) -> list[TextRun]:
    """Return a sentence as runs; its values have the accent colour, what is doubtful is red."""
    return [_run(part) for part in sentence.parts]


def _run(part: Piece) -> TextRun:
    if isinstance(part, str):
        return TextRun(part)
    if isinstance(part, Doubt):
        return TextRun(part.text, colour=BAD, bold=True, doubtful=True)
    if part.role is Role.VALUE:
        return TextRun(part.text, colour=ACCENT, bold=True)
    return TextRun(part.text)


def paragraphs(flow: Flow, some: Sequence[Paragraph]) -> None:
    """Add paragraphs as a list, with one item for each sentence."""
    items = [sentence_runs(sentence) for one in some for sentence in one.sentences]
    for one in some:
        flow.doubt(one.doubts)
    if items:
        flow.text(items, TEXT_SIZES)


def fitting(flow: Flow, one: Paragraph) -> None:
    """Add the sentences of a paragraph that fit the room left, in a size that is easy to read."""
    items = [sentence_runs(sentence) for sentence in one.sentences]
    while items and sum(tall(line, BODY.w) for line in listed(items, _EASY)) > flow.room:
        items.pop()
    if items:
        flow.text(items, (_EASY,))


def boxes(flow: Flow, sections: Sequence[Section]) -> bool:
    """Add two to four sections of sentences as boxes in pairs; return whether they fitted.

    The rows share the height by what they hold.
    """
    if not 1 < len(sections) <= _MOST_BOXES:
        return False
    width = (BODY.w - GAP) / _PAIR
    every = [
        [
            sentence_runs(one)
            for part in under.parts
            if isinstance(part, Paragraph)
            for one in part.sentences
        ]
        for under in sections
    ]
    found = next(
        (
            (size, highs)
            for size in TEXT_SIZES[1:]
            if sum(highs := _highs(every, size, width)) <= flow.room - GAP * (len(highs) - 1)
        ),
        None,
    )
    if found is None:
        return False
    size, highs = found
    spare = (flow.room - GAP * (len(highs) - 1) - sum(highs)) / len(highs)
    for part in (part for under in sections for part in under.parts):
        flow.doubt(part.doubts if isinstance(part, Paragraph) else ())
    for place, (under, items) in enumerate(zip(sections, every, strict=True)):
        row, column = divmod(place, _PAIR)
        top = flow.y + sum(high + spare + GAP for high in highs[:row])
        at = Frame(BODY.x + column * (width + GAP), top, width, highs[row] + spare)
        head = Lines([TextRun(under.heading, 15, ACCENT, bold=True)])
        lines = [head, *listed(items, size)]
        inset = (_BOX_INSET, _BOX_INSET)
        flow.page.add(Box(at, lines, under.heading, ground=PAGE, inset=inset))
    flow.took(flow.room)
    return True


def _highs(every: Sequence[list[list[TextRun]]], size: float, width: float) -> list[float]:
    """Return the height that each row of boxes needs, if its texts have a size."""
    inner = width - 2 * _BOX_INSET
    needed = [
        sum(tall(one, inner) for one in listed(items, size)) + 2 * _BOX_INSET + 20
        for items in every
    ]
    return [max(needed[at : at + _PAIR]) for at in range(0, len(needed), _PAIR)]


def tiled(table: BriefingTable) -> bool:
    """Tell whether a table has only figures, which look better as tiles."""
    return tiles.tiles(table) is not None


def figures(flow: Flow, some: Sequence[tiles.FigureTile]) -> None:
    """Add tiles."""
    height = tiles.height(len(some))
    flow.need(height)
    tiles.draw(flow.page, some, flow.y)
    flow.took(height)


def rows(flow: Flow, table: BriefingTable) -> None:
    """Add a table with its note."""
    head = [column.title for column in table.columns]
    sides = ["r" if column.number else "l" for column in table.columns]
    shown = [[_shown(cell) for cell in row] for row in table.rows]
    sized = [grid(head, shown, sides, BODY.w, look) for look in TABLE_LOOKS]
    flow.table(sized, table.title, 34.0 if table.note else 0.0)
    flow.note(table.note)


def _shown(cell: Cell) -> Shown:
    if isinstance(cell, GoalStanding):
        return Shown(cell.text, STATUS.get(cell.status, TEXT))
    if isinstance(cell, Figure):
        return Shown(cell.text.replace("（", "\n（", 1) if cell.n is not None else cell.text)
    return Shown(cell or NOTHING)


def chart(flow: Flow, picture: Picture, named: bool = False) -> None:
    """Add a chart in the room that is left, under its subtitle; ``named`` puts its title first."""
    told = subtitle(picture)
    told = f"{picture.chart.title}，{told}" if named else told
    words = tiles.small(told, (13, 12, 11), BODY.w)
    flow.page.add(Box(Frame(BODY.x, flow.y, BODY.w, 18), [words], _("图例")))
    flow.page.chart(picture, Frame(BODY.x, flow.y + 22, BODY.w, flow.room - 22), _LARGE)
    flow.took(flow.room)


def charts(flow: Flow, pair: Sequence[Picture]) -> None:
    """Add two charts side by side, each under its title."""
    width = (BODY.w - 2 * GAP) / _PAIR
    for place, picture in enumerate(pair):
        x = BODY.x + place * (width + 2 * GAP)
        size = fitted(picture.chart.title, (16, 14, 12), width, 1)
        name = shortened(picture.chart.title, width / size - 0.5)
        lines = [
            Lines([TextRun(name, size, bold=True)]),
            tiles.small(subtitle(picture), (12, 11), width),
        ]
        flow.page.add(Box(Frame(x, flow.y, width, 40), lines, picture.chart.title))
        flow.page.chart(picture, Frame(x, flow.y + 44, width, flow.room - 44), _SMALL)
    flow.took(flow.room)


def heat_tables(flow: Flow, spec: Heat, note: str = "") -> None:
    """Add a heat map as tables, two on each slide, on as many slides as its rows need."""
    each = _HEAT_ROWS * _PAIR
    for begin in range(0, len(spec.rows), each):
        if begin:
            flow.more()
        count = min(each, len(spec.rows) - begin)
        half = -(-count // _PAIR)
        for side in range(_PAIR):
            cut = slice(begin + side * half, begin + min((side + 1) * half, count))
            if spec.rows[cut]:
                _half(flow, spec, cut, side, half)
    flow.y = BODY.bottom - 30
    flow.note(_("{unit}；颜色越深，数量越多。").format(unit=spec.subtitle) + note)


def _half(flow: Flow, spec: Heat, cut: slice, side: int, rows: int) -> None:
    top = max((v for line in spec.values for v in line if v is not None), default=0) or 1
    width = (BODY.w - 2 * GAP) / _PAIR
    name = width * 0.28
    shown = [
        [
            Shown(shortened(label, (name - 20) / _HEAT_SIZE)),
            *(_warm(word, value, top) for word, value in zip(words, line, strict=True)),
        ]
        for label, words, line in zip(
            spec.rows[cut], spec.words[cut], spec.values[cut], strict=True
        )
    ]
    columns = [column.replace("<br>", "\n") for column in spec.columns]
    widths = [name, *[(width - name) / len(columns)] * len(columns)]
    sides = ["l", *["ctr"] * len(columns)]
    high = min(_HEAT_HIGH, (flow.room - 34) / (rows + 2))
    air = max(high - _HEAT_SIZE * SET, 2.0)
    found = SlideTable(["", *columns], shown, widths, sides, _HEAT_SIZE, air)
    place = Frame(BODY.x + side * (width + 2 * GAP), flow.y, width, 0)
    flow.page.table(found, place, spec.title)


def _warm(word: str, value: float | None, top: float) -> Shown:
    text = word.replace("<br>", "\n")
    if not value:
        return Shown(text, QUIET)
    part, ink = heat(value / top)
    return Shown(text, ink, part=part)


def blank(flow: Flow, given: Blank) -> None:
    """Add the clerk's text; without one, a marked place to write it."""
    if given.text:
        flow.text([[TextRun(line)] for line in given.text.splitlines() if line], TEXT_SIZES)
        return
    flow.need(BODY.h / 2)
    size = fitted(given.prompt, (18, 16, 14), BODY.w - 72, 6)
    prompt = shortened(given.prompt, 6 * (BODY.w - 72) / size)
    lines = [Lines([TextRun(prompt, size, WARN)], leading=1.5)]
    place = Frame(BODY.x, flow.y, BODY.w, flow.room)
    flow.page.add(
        Box(
            place,
            lines,
            given.key,
            ground=WARN,
            share=8,
            edge=WARN,
            dashed=True,
            anchor="ctr",
            inset=(36, 20),
            holder='type="body" idx="1"',
        )
    )
    flow.took(place.h)


def photos(flow: Flow, some: Sequence[Photo]) -> None:
    """Add photos side by side, each with its caption below."""
    for begin in range(0, len(some), _MOST_PHOTOS):
        beside = some[begin : begin + _MOST_PHOTOS]
        flow.need(BODY.h * 0.6)
        width = (BODY.w - (len(beside) - 1) * GAP) / len(beside)
        height = flow.room - 28
        for place, one in enumerate(beside):
            x = BODY.x + place * (width + GAP)
            flow.page.photo(one, Frame(x, flow.y, width, height))
            caption = tiles.small(one.caption, (14, 13, 12), width)
            words = Lines(caption.runs, side="ctr")
            flow.page.add(Box(Frame(x, flow.y + height + 6, width, 20), [words], _("图注")))
        flow.took(flow.room)


def part(flow: Flow, one: Part) -> None:
    """Add one part of any kind."""
    match one:
        case Paragraph():
            paragraphs(flow, [one])
        case BriefingTable():
            found = tiles.tiles(one)
            figures(flow, found) if found else rows(flow, one)
        case Picture(chart=Heat() as spec):
            heat_tables(flow, spec)
        case Picture():
            flow.need(BODY.h * 0.6)
            chart(flow, one)
        case Steps():
            steps.draw(flow, one)
        case Blank():
            blank(flow, one)
        case Photo():
            photos(flow, [one])
