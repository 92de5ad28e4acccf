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
    Steps,
    numeral,
)
from gridlens.briefing.sentence import Doubt, Figure, Paragraph, Piece, Sentence
from gridlens.figures.numbers import NOTHING
from gridlens.translation import N_, _
from pages.parts import drill
from pages.parts.briefing import edit
from pages.parts.briefing import photos as briefing_photos
from pages.parts.question import Asked
from pages.parts.show import charts, headings
from pages.parts.show.cards import TONES

FORMS = {
    "page": N_("一页纸"),
    "deck": N_("汇报演示"),
    "speech": N_("汇报稿"),
    "report": N_("工作报告"),
    "annex": N_("附表"),
    "long": N_("详版"),
}


def show(now: Asked, made: Briefing, changed: Briefing, editing: bool) -> None:
    """Show the sections of a form. With ``editing``, its texts are fields to write into."""
    with st.container(key="panel_brief_title"):
        st.html(
            f'<div class="gl-cover"><h2>{escape(changed.title)}</h2>'
            f"<p>{escape(changed.subtitle)}</p></div>"
        )
        if editing:
            edit.title(made)
    form = st.segmented_control(
        _("看哪一种材料"),
        list(FORMS),
        format_func=lambda key: _(FORMS[key]),
        default="page",
        required=True,
        key="briefing_form",
        persist_state="session",
        label_visibility="collapsed",
    )
    known = {
        part.key: part
        for one in made.everything()
        for part in one.parts
        if isinstance(part, Paragraph)
    }
    spoken = form in ("speech", "report")
    if spoken:
        st.html(f'<p class="gl-brief">{escape(changed.salutation)}</p>')
    for place, section in enumerate(changed.form(str(form))):
        with st.container(key=f"panel_brief_{section.key}"):
            told = section.claim.text if section.claim else ""
            number = numeral(place - int(spoken), 0) if form in _NUMBERED else ""
            if section.heading:
                headings.section(f"{number}{section.heading}", told)
            _parts(made, section, known, editing)
            for below, one in enumerate(section.sections):
                st.html(f'<h3 class="gl-under">{numeral(below, 1)}{escape(one.heading)}</h3>')
                _parts(made, one, known, editing)
    if spoken:
        st.html(f'<p class="gl-brief">{escape(changed.close)}</p>')
    st.html(f'<p class="gl-rule">{escape(changed.closing)}</p>')


def _parts(made: Briefing, section: Section, known: dict[str, Paragraph], editing: bool) -> None:
    pictures = [part for part in section.parts if isinstance(part, Picture)]
    photos = [part for part in section.parts if isinstance(part, Photo)]
    for part in section.parts:
        if isinstance(part, Paragraph | Blank) and editing:
            _write(made, part, known, section.heading)
        else:
            _part(part)
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


def _part(part: Part) -> None:
    """Show a part that stands by itself; charts and photos are set beside one another."""
    match part:
        case Paragraph():
            _paragraph(part)
        case Blank():
            look = "gl-brief gl-filled" if part.text else "gl-blank"
            st.html(f'<p class="{look}">{escape(part.text or part.prompt)}</p>')
        case BriefingTable():
            _table(part)
        case Steps():
            _steps(part)


def _steps(given: Steps) -> None:
    """Show stages in a row: the label, and the number as a link to its rows."""
    stages = "".join(
        f"<li><span>{escape(label)}</span><b>{_figure(figure)}</b></li>"
        for label, figure in given.stages
    )
    st.html(f'<ol class="gl-steps" aria-label="{escape(given.title)}">{stages}</ol>')
    headings.rule(given.note)


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
_NUMBERED = ("speech", "report", "long")


def _cell(cell: Cell, first: bool, number: bool) -> str:
    if isinstance(cell, GoalStanding):
        return f'<td class="gl-left {TONES[cell.status]}">{escape(cell.text)}</td>'
    inner = _figure(cell) if isinstance(cell, Figure) else escape(cell or NOTHING)
    if first:
        return f'<th scope="row">{inner}</th>'
    return f"<td{'' if number else _LEFT}>{inner}</td>"
