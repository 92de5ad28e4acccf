"""Write the duty sheet (履职登记表) of one deputy as a Word document."""

from docx.shared import Pt

from gridlens.duty import sheet
from gridlens.duty.record import Duty, Taken
from gridlens.duty.sheet import About
from gridlens.figures.numbers import NOTHING
from gridlens.render.docx import style, table
from gridlens.translation import _

_FORM = (24, 54, 24, 54)
_KIND, _PART, _SUM = 38.0, 32.0, 18.0
_RECORDS = (24, 26, 59, 47)


def duty_document(duty: Duty, about: About) -> bytes:
    """Return the sheet: facts of the person, counts by kind and quarter, records, lines to sign."""
    document = style.new_document(f"{_(sheet.TITLE)} {duty.person.name}")
    style.add_text(document, _(sheet.TITLE), style.TITLE)
    under = _("{office}　　{period}").format(office=about.office, period=duty.period.label)
    if about.sample:
        under += f"　　{sheet.sample_mark()}"
    style.add_centred(document, under)

    style.add_text(document, _("一、基本情况"), style.HEADING)
    pairs = sheet.facts(duty.person)
    short, long = pairs[:-2], pairs[-2:]
    lines = [(*left, *right) for left, right in zip(short[::2], short[1::2], strict=True)]
    table.add_form(document, [*lines, *long], _FORM)

    style.add_text(document, _("二、分类情况"), style.HEADING)
    counts = sheet.count_table(duty)
    quarters = len(duty.quarters)
    left_over = style.TEXT_WIDTH - _KIND - _PART - _SUM
    widths = [_KIND, _PART, *[left_over / max(quarters, 1)] * quarters, _SUM]
    if duty.taken:
        rows = [[str(cell) for cell in line] for line in counts.itertuples(index=False)]
        table.add_table(document, list(counts.columns), rows, widths, numbers=range(2, len(widths)))

    style.add_text(document, _("三、履职记录"), style.HEADING)
    if duty.taken:
        head = [_("日期"), _("种类"), _("内容和出处"), _("事项结果")]
        table.add_table(document, head, [_line(one) for one in duty.taken], _RECORDS)
    else:
        style.add_text(document, _("本期台账里没有记载参与的事项。"))

    for place, note in enumerate(sheet.notes(duty, about)):
        shape = style.add_text(document, note, style.NOTE).paragraph_format
        shape.space_before = None if place else Pt(8)
        shape.keep_with_next = True
    signers = [
        _("代表签名"),
        _("代表小组组长签名"),
        _("{office}人大工委（盖章）").format(office=about.office),
    ]
    style.add_signatures(document, signers, _("年　　月　　日"))
    return style.to_bytes(document)


def _line(one: Taken) -> list[str]:
    """Return the cells of one record; its place in the files is below its subject."""
    source = _("{file} {sheet} 第{row}行").format(file=one.file, sheet=one.sheet, row=one.row)
    return [
        one.day.isoformat(),
        f"{one.kind.name}\n{one.kind.part}",
        f"{one.what}\n{source}",
        "\n".join(text for text in (one.state, one.result) if text) or NOTHING,
    ]
