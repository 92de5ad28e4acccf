"""The preview of a briefing: the same sentences, tables and charts as in the files."""

from html import escape

import streamlit as st

from gridlens.briefing.content import (
    Blank,
    Briefing,
    BriefingTable,
    Cell,
    GoalStanding,
    Part,
    Photo,
    Picture,
    Section,
    numeral,
)
from gridlens.briefing.sentence import Doubt, Figure, Paragraph, Piece, Sentence
from gridlens.figures.numbers import NOTHING
from gridlens.translation import _
from pages.parts import drill
from pages.parts.briefing import edit
from pages.parts.briefing import photos as briefing_photos
from pages.parts.question import Asked
from pages.parts.show import charts, headings
from pages.parts.show.cards import TONES


def show(now: Asked, made: Briefing, changed: Briefing, editing: bool) -> None:
    """Show every section. With ``editing``, its texts are fields to write into."""
    with st.container(key="panel_brief_title"):
        st.html(
            f'<div class="gl-cover"><h2>{escape(changed.title)}</h2>'
            f"<p>{escape(changed.subtitle)}</p></div>"
        )
        if editing:
            edit.title(made)
    known = {
        part.key: part for one in made.walk() for part in one.parts if isinstance(part, Paragraph)
    }
    for place, section in enumerate(changed.sections):
        with st.container(key=f"panel_brief_{section.key}"):
            told = section.claim.text if section.claim else ""
            headings.section(f"{numeral(place, 0)}{section.heading}", told)
            _parts(made, section, known, editing)
            for below, one in enumerate(section.sections):
                st.html(f'<h3 class="gl-under">{numeral(below, 1)}{escape(one.heading)}</h3>')
                _parts(made, one, known, editing)
    st.html(f'<p class="gl-rule">{escape(changed.closing)}</p>')


def _parts(made: Briefing, section: Section, known: dict[str, Paragraph], editing: bool) -> None:
    pictures = [part for part in section.parts if isinstance(part, Picture)]
    photos = [part for part in section.parts if isinstance(part, Photo)]
    for part in section.parts:
        if isinstance(part, Paragraph | Blank) and editing:
            _write(made, part, known, section.heading)
        elif isinstance(part, Paragraph):
            _paragraph(part)
        elif isinstance(part, Blank):
            look = "gl-brief gl-filled" if part.text else "gl-blank"
            st.html(f'<p class="{look}">{escape(part.text or part.prompt)}</p>')
        elif isinstance(part, BriefingTable):
            _table(part)
    if section.key == "cases" and editing:
        briefing_photos.edit(made)
    elif photos:
        briefing_photos.show(photos)
    beside = 1 if len(pictures) == 1 else 2
    for at in range(0, len(pictures), beside):
        for column, picture in zip(st.columns(beside), pictures[at : at + beside], strict=False):
            with column.container(key=f"brief_{picture.key}"):
                charts.drill(picture.chart, f"brief_chart_{picture.key}")
                headings.rule(*([picture.claim.text] if picture.claim else []))


def _write(made: Briefing, part: Part, known: dict[str, Paragraph], heading: str) -> None:
    if isinstance(part, Paragraph):
        edit.paragraph(made, known[part.key], heading)
    elif isinstance(part, Blank):
        edit.blank(made, part, heading)


def _paragraph(part: Paragraph) -> None:
    """Show a paragraph: each figure links to its rows, and each doubtful number is marked."""
    st.html(f'<p class="gl-brief">{"".join(map(_sentence, part.sentences))}</p>')
    edit.warn(part.doubts)


def _sentence(sentence: Sentence) -> str:
    return "".join(map(_piece, sentence.parts))


def _piece(piece: Piece) -> str:
    if isinstance(piece, Doubt):
        return f'<mark class="gl-doubt" title="{escape(piece.told)}">{escape(piece.text)}</mark>'
    return _figure(piece) if isinstance(piece, Figure) else escape(piece)


def _figure(figure: Figure) -> str:
    """Return a figure as a link to its rows, or to the page that counts it."""
    ours = figure.page == "records"
    address = drill.href(figure.mark) if ours else drill.address(figure.page)
    told = _("查看组成这个数字的记录") if ours else _("查看这个数字所在的页面")
    return (
        f'<a class="gl-drill" href="{escape(address)}" target="_self" title="{told}">'
        f"{escape(figure.text)}</a>"
    )


def _table(table: BriefingTable) -> None:
    """Show a table whose figures link to their rows."""
    head = "".join(
        f'<th scope="col"{"" if one.number else _LEFT}>{escape(one.title)}</th>'
        for one in table.columns
    )
    rows = "".join(
        "<tr>"
        + "".join(
            _cell(cell, first=place == 0, number=table.columns[place].number)
            for place, cell in enumerate(line)
        )
        + "</tr>"
        for line in table.rows
    )
    st.html(
        f'<div class="gl-scroll" tabindex="0" role="region" aria-label="{escape(table.title)}">'
        f'<table class="gl-table gl-briefed"><thead><tr>{head}</tr></thead>'
        f"<tbody>{rows}</tbody></table></div>"
    )
    headings.rule(*([table.note] if table.note else []))


_LEFT = ' class="gl-left"'


def _cell(cell: Cell, first: bool, number: bool) -> str:
    if isinstance(cell, GoalStanding):
        return f'<td class="gl-left {TONES[cell.status]}">{escape(cell.text)}</td>'
    inner = _figure(cell) if isinstance(cell, Figure) else escape(cell or NOTHING)
    if first:
        return f'<th scope="row">{inner}</th>'
    return f"<td{'' if number else _LEFT}>{inner}</td>"
