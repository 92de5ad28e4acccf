"""Write the report, the speech and the one page in the body layout of GB/T 9704-2012."""

from collections.abc import Sequence

from docx.document import Document

from gridlens.briefing.content import (
    Appendix,
    Briefing,
    BriefingTable,
    Section,
    TableColumn,
    numeral,
)
from gridlens.render.docx.official import (
    COMPACT,
    COMPACT_TITLE,
    HEADINGS,
    SALUTATION,
    TITLE,
    UNDER,
    official_document,
)
from gridlens.render.docx.parts import PartsWriter
from gridlens.render.docx.style import to_bytes
from gridlens.render.measure import ems
from gridlens.render.words import facts
from gridlens.translation import N_, _

_DEFINED = (
    TableColumn(N_("指标"), 0.2),
    TableColumn(N_("单位"), 0.09),
    TableColumn(N_("总数"), 0.1, number=True),
    TableColumn(N_("口径"), 0.61),
)

_TITLE_ROOM = 19.5  # characters of 22 pt on a line


def briefing_docx(briefing: Briefing) -> bytes:
    """Return the report as .docx: prose with a few charts, tables as an annex, data explained."""
    document, writer = _begun(briefing)
    _spoken(writer, briefing, briefing.form("report"), briefing.closing)
    annex = briefing.form("annex")
    if annex:
        writer.new_page(_("附表"), HEADINGS[0])
        _sections(writer, annex, 1)
    _appendix(writer, briefing.appendix)
    return to_bytes(document)


def speech_docx(briefing: Briefing) -> bytes:
    """Return the speech (汇报稿) as .docx: what is said, from salutation to close."""
    document, writer = _begun(briefing)
    _spoken(writer, briefing, briefing.form("speech"))
    return to_bytes(document)


def page_docx(briefing: Briefing) -> bytes:
    """Return the one page (一页纸) as .docx, on one sheet of A4."""
    document = official_document(briefing.title)
    writer = PartsWriter(document, COMPACT)
    writer.add(briefing.title, COMPACT_TITLE)
    told = [briefing.subtitle, *([_("演示数据（虚构）")] if briefing.sample else [])]
    writer.note("　".join(told))
    for section in briefing.form("page"):
        if section.claim:
            writer.add(section.claim.text.rstrip("。") + "。", COMPACT)
        writer.one_sheet(section.parts)
    return to_bytes(document)


def _begun(briefing: Briefing) -> tuple[Document, PartsWriter]:
    """Return a document with its title, subtitle and whether the data is invented."""
    document = official_document(briefing.title)
    writer = PartsWriter(document)
    writer.add(_broken(briefing), TITLE)
    writer.add(f"（{briefing.subtitle}）", UNDER)
    if briefing.sample:
        writer.add(_("演示数据（虚构）"), UNDER)
    return document, writer


def _spoken(
    writer: PartsWriter, briefing: Briefing, sections: Sequence[Section], source: str = ""
) -> None:
    """Add the salutation, the sections and the close; a section without heading has no number.

    ``source`` says before the close where the figures come from.
    """
    if briefing.salutation:
        writer.add(briefing.salutation, SALUTATION)
    for section in (one for one in sections if not one.heading):
        writer.parts(section.parts)
    _sections(writer, [one for one in sections if one.heading], 0)
    for told in filter(None, (source, briefing.close)):
        writer.add(told)


def _broken(briefing: Briefing) -> str:
    """Return the title, with a line break before the period if one line cannot hold it."""
    before, period, after = briefing.title.partition(briefing.period.label)
    if ems(briefing.title) <= _TITLE_ROOM or not before.strip():
        return briefing.title
    return f"{before}\n{period}{after}"


def _sections(writer: PartsWriter, sections: Sequence[Section], level: int) -> None:
    for place, section in enumerate(sections):
        writer.add(numeral(place, level) + section.heading, HEADINGS[min(level, 3)])
        writer.parts(section.parts)
        _sections(writer, section.sections, level + 1)


def _appendix(writer: PartsWriter, appendix: Appendix) -> None:
    """Add the appendix on a page of its own: version, files, rules, definitions."""
    writer.new_page(_("附录　数据说明"), HEADINGS[0])
    writer.add(_("（一）数据版本"), HEADINGS[1])
    told = "；".join(f"{name}：{value}" for name, value in facts(appendix))
    writer.add(told + "。")
    writer.add(_("（二）导入的文件"), HEADINGS[1])
    writer.add("、".join(appendix.files) + "。")
    writer.add(_("（三）规则"), HEADINGS[1])
    for rule in appendix.rules:
        writer.add(rule)
    writer.add(_("（四）指标口径"), HEADINGS[1])
    rows = tuple((one.label, one.unit, one.n, one.text) for one in appendix.definitions)
    columns = tuple(TableColumn(_(one.title), one.width, one.number) for one in _DEFINED)
    writer.table(BriefingTable("definitions", _("指标口径"), columns, rows))
