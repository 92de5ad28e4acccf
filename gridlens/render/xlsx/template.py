"""Write a fill-in template as a workbook: the sheet to fill in, instructions, and a dictionary."""

import datetime as dt
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from io import BytesIO
from typing import Any

import xlsxwriter
from xlsxwriter.utility import xl_col_to_name

from gridlens.intake.template import Field, Template
from gridlens.kinds import Choice, Code, Day, Decimal, Kind, Several, Whole
from gridlens.kinds.dates.day import EARLIEST, LATEST
from gridlens.kinds.text import LONGEST
from gridlens.render.xlsx.workbook import FONT, OPTIONS
from gridlens.schema import forms
from gridlens.schema.ledger import Ledger, Personal
from gridlens.translation import N_, _

DICTIONARY, INSTRUCTIONS = N_("字典"), N_("填写说明")
PROPERTY = "gridlens_template"
LAST_ROW = 1_048_575
_LONGEST_TITLE, _LONGEST_MESSAGE = 32, 255
_FIRST_ROW = 1
_DATE = "yyyy-mm-dd"
_INK, _QUIET, _LINE, _HEAD, _EXAMPLE = "#1C2733", "#5A6B7D", "#DFE5EC", "#E8F0FA", "#F4F6F9"
_NOTES = (
    N_("每行填一条，从示例行的下一行填起；示例行（首列写“示例”）不会导入，可以删去。"),
    N_("请不要改动表头；标有（必填）的列不能为空，其余没有的留空。"),
    N_("点中一格会显示怎样填；有下拉箭头的可以选。从别处粘贴会盖掉这些规则，导入时仍会逐行检查。"),
    N_("填好后在“数据管理”页上传，或放进台账文件夹导入。"),
)


@dataclass(frozen=True)
class _Look:
    """The formats of one workbook."""

    book: Any

    def format(self, **more: Any) -> Any:
        """Return a format in our font; ``more`` overrides or adds properties."""
        plain = {"font_name": FONT, "font_size": 11, "font_color": _INK, "valign": "top"}
        return self.book.add_format(plain | more)


def template_workbook(template: Template, rows: Sequence[Mapping[str, str]] = ()) -> bytes:
    """Return the template as .xlsx; a text that looks like a formula stays text.

    ``rows`` are texts by column name that are filled in already, in place of the example row.
    """
    memory = BytesIO()
    title = _(template.ledger.title)
    with xlsxwriter.Workbook(memory, OPTIONS) as book:
        book.set_properties({"title": title, "comments": _mark(template)})
        book.set_custom_property(PROPERTY, f"{template.ledger.key} {template.version}")
        look = _Look(book)
        page = book.add_worksheet(title)
        about = book.add_worksheet(_(INSTRUCTIONS))
        ranges = _dictionary(book.add_worksheet(_(DICTIONARY)), template, look)
        _form(page, template, ranges, look, rows)
        _about(about, template, look, _NOTES[1:] if rows else _NOTES)
    return memory.getvalue()


def file_name(ledger: Ledger) -> str:
    """Return the file name of a template; it has the title of the ledger."""
    return _("{title}-填报模板.xlsx").format(title=_(ledger.title))


def _mark(template: Template) -> str:
    return " · ".join(
        (
            forms.MARK,
            _("填报模板"),
            _(template.ledger.title),
            _("版本 {version}").format(version=template.version),
        )
    )


def _form(
    page: Any,
    template: Template,
    ranges: dict[str, str],
    look: _Look,
    rows: Sequence[Mapping[str, str]],
) -> None:
    """Write the sheet to fill in: heading, example row or given rows, rules, print setup."""
    head = {"bold": True, "bg_color": _HEAD, "bottom": 1, "text_wrap": True, "valign": "vcenter"}
    shown = {"italic": True, "font_color": _QUIET, "bg_color": _EXAMPLE}
    page.set_row(0, 34)
    page.write_string(0, 0, _(forms.LINE_NUMBER), look.format(**head))
    if not rows:
        page.write_string(1, 0, forms.EXAMPLE, look.format(**shown, bold=True))
    for line in range(1, len(rows) + 1):
        page.write_number(line, 0, line, look.format())
    page.set_column(0, 0, 6, look.format())
    for place, one in enumerate(template.fields, start=1):
        form = _number_format(one)
        wrapped = {"num_format": form, "text_wrap": one.column.long}
        page.set_column(place, place, _width(one), look.format(**wrapped))
        must = {"font_color": "#9B1C1C"} if one.column.required else {}
        page.write_string(0, place, one.heading, look.format(**head, **must))
        page.write_comment(0, place, _comment(one), _comment_box(one))
        if not rows:
            _example(page, place, one, look.format(**shown, **wrapped))
        for line, row in enumerate(rows, start=1):
            if text := row.get(one.column.name):
                page.write_string(line, place, text, look.format(**wrapped))
        rule = _rule(one, ranges.get(one.column.name)) | {
            "input_title": _cut(_(one.column.title), _LONGEST_TITLE),
            "input_message": _cut(one.told, _LONGEST_MESSAGE),
            "ignore_blank": True,
        }
        page.data_validation(_FIRST_ROW, place, LAST_ROW, place, rule)
    page.freeze_panes(1, 1)
    page.set_landscape()
    page.set_paper(9)
    page.set_margins(left=0.5, right=0.5, top=0.7, bottom=0.7)
    page.fit_to_pages(1, 0)
    page.repeat_rows(0)
    page.set_header(f"&C&14{_(template.ledger.title)}")
    page.set_footer(f"&C{_('第 &P 页，共 &N 页')}")


def _rule(one: Field, options: str | None) -> dict[str, Any]:
    """Return the validation of a column: a drop-down, or bounds, with its message in Chinese."""
    kind = one.column.kind
    expected = kind.expects()
    refused: dict[str, Any] = {
        "error_title": _cut(_("{title}有误").format(title=_(one.column.title)), _LONGEST_TITLE),
        "error_message": _cut(
            _("应为：{expected}。请按“重试”改正。").format(expected=expected), _LONGEST_MESSAGE
        ),
        "error_type": "stop",
    }
    if options:
        return {"validate": "list", "source": options, "show_error": one.strict} | refused
    if isinstance(kind, Day):
        days = {"minimum": EARLIEST, "maximum": LATEST}
        return {"validate": "date", "criteria": "between"} | days | refused
    if isinstance(kind, Whole | Decimal):
        type_ = "integer" if isinstance(kind, Whole) else "decimal"
        bounds = {"minimum": kind.least, "maximum": kind.most}
        return {"validate": type_, "criteria": "between"} | bounds | refused
    if isinstance(kind, Code) and kind.digits:
        return {"validate": "length", "criteria": "==", "value": kind.digits} | refused
    return {"validate": "length", "criteria": "<=", "value": LONGEST} | refused


def _dictionary(page: Any, template: Template, look: _Look) -> dict[str, str]:
    """Write the options of every drop-down; return the cell range of each column by its name."""
    page.write_string(0, 0, _mark(template), look.format(font_color=_QUIET))
    page.write_string(
        1, 0, _("下拉选项取自这里；要增减网格、代表，请改名册后重新下载模板。"), look.format()
    )
    head = look.format(bold=True, bg_color=_HEAD, bottom=1)
    ranges = {}
    offered = [one for one in template.fields if one.options]
    for place, one in enumerate(offered):
        page.write_string(3, place, _(one.column.title), head)
        page.write_column(4, place, one.options, look.format(num_format="@"))
        page.set_column(place, place, max(map(_length, (*one.options, one.heading))) + 2)
        letter, last = xl_col_to_name(place), 4 + len(one.options)
        ranges[one.column.name] = f"='{_(DICTIONARY)}'!${letter}$5:${letter}${last}"
    page.freeze_panes(4, 0)
    return ranges


def _about(page: Any, template: Template, look: _Look, notes: Sequence[str]) -> None:
    """Write how to fill in the form, and what every column is for."""
    plain = look.format(text_wrap=True)
    head = look.format(bold=True, bg_color=_HEAD, bottom=1)
    page.write_string(0, 0, _mark(template), look.format(font_color=_QUIET))
    for line, note in enumerate(notes, start=1):
        page.write_string(line, 0, f"{line}. {_(note)}", look.format())
    top = len(notes) + 2
    titles = (_("列"), _("必填"), _("怎样填"), _("可选的值"), _("也认得的表头"))
    for place, (title, width) in enumerate(zip(titles, (18, 7, 46, 46, 46), strict=True)):
        page.write_string(top, place, title, head)
        page.set_column(place, place, width)
    for line, one in enumerate(template.fields, start=top + 1):
        choices = "、".join(one.options) if isinstance(one.column.kind, Choice) else ""
        cells = (
            _(one.column.title),
            _("是") if one.column.required else "",
            one.told,
            choices,
            "、".join(one.column.headers),
        )
        for place, cell in enumerate(cells):
            page.write_string(line, place, cell, plain)
    page.freeze_panes(top + 1, 1)
    page.set_landscape()
    page.set_paper(9)
    page.fit_to_pages(1, 0)


def _example(page: Any, place: int, one: Field, look: Any) -> None:
    value = one.example
    if isinstance(value, dt.date):
        page.write_datetime(1, place, value, look)
    elif isinstance(value, int | float):
        page.write_number(1, place, value, look)
    else:
        page.write_string(1, place, value, look)


def _number_format(one: Field) -> str:
    """Return the number format of a column: text, except for dates and numbers.

    As text, leading zeros, dashes and = stay as typed.
    """
    kind = one.column.kind
    if isinstance(kind, Day):
        return _DATE
    return "General" if isinstance(kind, Whole | Decimal) else "@"


def _width(one: Field) -> int:
    kind: Kind = one.column.kind
    least = _length(one.heading) + 2
    if one.column.long:
        return max(least, 40)
    if isinstance(kind, Day) or one.column.personal is Personal.PHONE:
        return max(least, 13)
    if isinstance(kind, Code):
        return max(least, kind.digits + 2, 14)
    longest = max((_length(option) for option in one.options[:200]), default=0)
    return max(least, min(longest + 4, 26), 20 if isinstance(kind, Several) else 0)


def _comment(one: Field) -> str:
    return "\n".join(_told(one))


def _told(one: Field) -> Iterator[str]:
    yield one.told
    if isinstance(one.column.kind, Choice):
        yield _("可选：{values}").format(values="、".join(one.options))
    yield _("例：{example}").format(example=one.example)


def _comment_box(one: Field) -> dict[str, Any]:
    lines = 1 + sum(_length(line) // 30 + 1 for line in _told(one))
    return {"author": "格显", "width": 240, "height": 18 * lines, "font_size": 9}


def _cut(text: str, longest: int) -> str:
    return text if len(text) <= longest else text[: longest - 1] + "…"


def _length(text: str) -> int:
    """Return the width of a text in narrow characters; a Chinese character counts as two."""
    return sum(2 if ord(letter) > 255 else 1 for letter in text)
