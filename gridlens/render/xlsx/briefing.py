"""Write a briefing as a workbook: a sheet for each group, exact numbers, charts, definitions.

The sheets with tables have a filter and a frozen head; all are ready to print. Text stays text,
whatever it looks like. The masked records come last, if the clerk chose them.
"""

import re
from io import BytesIO
from typing import Any

import xlsxwriter

from gridlens.briefing.content import (
    Blank,
    Briefing,
    BriefingTable,
    Picture,
    Records,
    Section,
    Steps,
    figures_of,
    steps_table,
)
from gridlens.briefing.sentence import Paragraph
from gridlens.render.palette import LIGHT
from gridlens.render.writable import writable
from gridlens.render.xlsx.cells import CellFormats
from gridlens.render.xlsx.charts import draw, height
from gridlens.render.xlsx.table import LEAST, LINE, wide, write
from gridlens.render.xlsx.workbook import OPTIONS
from gridlens.translation import _

_FORBIDDEN = re.compile(r"[\[\]:*?/\\']")
_BY_INDICATOR = ("groups", "contact")
_WORK = ("work_supervision", "work_deputies")
PAGE = 38  # lines on a printed page
_COVER = 110  # characters across the first sheet
_DOUBTFUL = "#fff2cc"


def briefing_xlsx(briefing: Briefing) -> bytes:
    """Return the workbook of a briefing as .xlsx."""
    memory = BytesIO()
    with xlsxwriter.Workbook(memory, OPTIONS) as book:
        book.set_properties(
            {"title": briefing.title, "created": briefing.appendix.made_at, "author": ""}
        )
        pages = _Pages(book, briefing)
        pages.cover()
        for section, pictures in _arranged(briefing):
            pages.section(section, pictures)
        pages.definitions()
        pages.about()
        for records in briefing.records:
            pages.records(records)
    return memory.getvalue()


def _arranged(briefing: Briefing) -> list[tuple[Section, list[Picture]]]:
    """Return the sections for sheets, each with its pictures.

    First come the groups, each with the trends of its indicators, then the other sections.
    """
    trends = [
        part
        for section in briefing.sections
        if section.key == "trends"
        for part in section.parts
        if isinstance(part, Picture)
    ]
    groups, others = [], []
    for section in briefing.sections:
        if section.key in _BY_INDICATOR:
            groups += list(section.sections) or [section]
        else:
            others.append(section)
    work = {one.key: one for one in briefing.form("deck")}
    groups += [work[key] for key in _WORK if key in work]
    arranged = []
    for section in groups:
        told = {figure.indicator for figure in figures_of(section)}
        own = [picture for picture in trends if picture.figures[0].indicator in told]
        trends = [picture for picture in trends if picture not in own]
        arranged.append((section, own))
    for section in others:
        own = [part for part in section.parts if isinstance(part, Picture)]
        arranged.append((section, trends if section.key == "trends" else own))
    return arranged


class _Pages:
    """The sheets of one workbook; each method adds one."""

    def __init__(self, book: Any, briefing: Briefing) -> None:
        self.book, self.briefing, self.cells = book, briefing, CellFormats(book)
        self.names: set[str] = set()

    def cover(self) -> None:
        """Add the first sheet: title, period and as-of date, and the sentences."""
        sheet = self._sheet(_("摘要"))
        sheet.set_column(0, 0, _COVER)
        title = self.cells.look(bold=True, font_size=16)
        sheet.write_string(0, 0, self.briefing.title, title)
        sheet.write_string(1, 0, self._told(), self.cells.look(font_color=LIGHT.quiet))
        row = 3
        for section in self.briefing.walk():
            texts = [part for part in section.parts if isinstance(part, Paragraph | Blank)]
            if not texts:
                continue
            sheet.write_string(row, 0, section.heading, self.cells.look(bold=True))
            for part in texts:
                row += 1
                text = part.text or (part.prompt if isinstance(part, Blank) else "")
                sheet.set_row(row, 16 * (1 + len(text) // (_COVER // 2 - 3)))
                doubts = part.doubts if isinstance(part, Paragraph) else ()
                ground = {"bg_color": _DOUBTFUL} if doubts else {}
                look = self.cells.look(text_wrap=True, valign="top", **ground)
                sheet.write_string(row, 0, text, look)
                if doubts:
                    told = "\n".join(writable(one.told) for one in doubts)
                    sheet.write_comment(row, 0, told, {"author": _("格显"), "x_scale": 2})
            row += 2
        sheet.write_string(row, 0, self.briefing.closing, self.cells.look(text_wrap=True))

    def section(self, section: Section, pictures: list[Picture]) -> None:
        """Add a sheet for a section with tables or charts; ``pictures`` come below the tables."""
        tables = [part for part in section.parts if isinstance(part, BriefingTable)]
        tables += [steps_table(part) for part in section.parts if isinstance(part, Steps)]
        if not tables and not pictures:
            return
        sheet = self._sheet(section.heading)
        sheet.write_string(0, 0, section.heading, self.cells.look(bold=True, font_size=14))
        sheet.write_string(1, 0, self._told(), self.cells.look(font_color=LIGHT.quiet))
        row, used, breaks = 2, 3, []
        for place, table in enumerate(tables):
            written = write(sheet, self.cells, row, table, main=place == 0)
            if place == 0:
                self._filtered(sheet, row, len(table.rows), written.columns)
            row, used = written.after + 1, used + written.lines + 2
        if not tables:
            sheet.set_column(0, 0, 26)
            sheet.set_column(1, 8, LEAST + 2)
        for picture in pictures:
            high = height(picture)
            if used + high > PAGE:
                breaks.append(row)
                used = 1
            row, used = draw(self.book, sheet, self.cells, row, picture) + 1, used + high
        sheet.set_h_pagebreaks(breaks)

    def definitions(self) -> None:
        """Add the sheet with the definition of every indicator used."""
        rows = [(d.label, d.unit, d.n, d.text) for d in self.briefing.appendix.definitions]
        titles = [_("指标"), _("单位"), _("本期n"), _("口径")]
        self._plain(_("口径"), titles, rows, (26, 8, 12, 84))

    def about(self) -> None:
        """Add the appendix: version, dates, maker, rules and files."""
        known = self.briefing.appendix
        rows = [
            (_("单位"), self.briefing.office),
            (_("期间"), self.briefing.period.label),
            (_("数据截至"), known.as_of.isoformat()),
            (_("数据版本"), _("第{n}版").format(n=known.version)),
            (_("生成时间"), known.made_at.strftime("%Y-%m-%d %H:%M")),
            (_("制作"), known.made_by or self.briefing.office),
            *((_("规则"), rule) for rule in known.rules),
            *((_("导入的文件"), name) for name in known.files),
        ]
        if self.briefing.sample:
            rows.insert(0, (_("说明"), _("演示数据（虚构）")))
        self._plain(_("附录"), [_("项目"), _("内容")], rows, (16, 110))

    def records(self, records: Records) -> None:
        """Add the sheet with the records behind a ledger's figures."""
        sheet = self._sheet(_("明细-{title}").format(title=records.title))
        titles = [str(title) for title in records.table.columns]
        for column, title in enumerate(titles):
            sheet.write_string(0, column, title, self.cells.head())
            sheet.set_column(column, column, max(LEAST, 2 * len(title) + 4))
        for row, line in enumerate(records.table.itertuples(index=False, name=None), start=1):
            for column, cell in enumerate(line):
                self.cells.write_record(sheet, row, column, cell)
        self._filtered(sheet, 0, len(records.table), len(titles))

    def _plain(
        self, name: str, titles: list[str], rows: list[Any], widths: tuple[int, ...]
    ) -> None:
        sheet = self._sheet(name)
        for column, (title, width) in enumerate(zip(titles, widths, strict=True)):
            sheet.write_string(0, column, title, self.cells.head())
            sheet.set_column(column, column, width)
        for row, line in enumerate(rows, start=1):
            sheet.set_row(row, LINE * -(-wide(line[-1]) // (widths[-1] - 2) or 1))
            for column, cell in enumerate(line):
                self.cells.write(sheet, row, column, cell)
        self._filtered(sheet, 0, len(rows), len(titles))

    def _filtered(self, sheet: Any, head: int, rows: int, columns: int) -> None:
        sheet.freeze_panes(head + 1, 1)
        sheet.autofilter(head, 0, head + max(rows, 1), max(columns - 1, 0))
        sheet.repeat_rows(head)

    def _told(self) -> str:
        told = [self.briefing.period.label, self.briefing.subtitle]
        told += [_("演示数据（虚构）")] if self.briefing.sample else []
        return "　".join(told)

    def _sheet(self, title: str) -> Any:
        """Return a new sheet, ready to print on A4; its name is unique and allowed by Excel."""
        plain = _FORBIDDEN.sub("", title)[:28] or _("表")
        name = plain
        number = 2
        while name.lower() in self.names:
            name, number = f"{plain}{number}", number + 1
        self.names.add(name.lower())
        sheet = self.book.add_worksheet(name)
        sheet.set_landscape()
        sheet.set_paper(9)
        sheet.fit_to_pages(1, 0)
        sheet.set_margins(0.5, 0.5, 0.6, 0.6)
        sheet.set_footer("&C&P / &N")
        sheet.hide_gridlines(2)
        return sheet
