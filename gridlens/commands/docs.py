"""Write docs/ledgers.md from the declarations: ``python -m gridlens.commands.docs [FILE]``."""

import sys
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from gridlens.commands.docs_cycle import life_cycle_rules, titles
from gridlens.errors import Refused
from gridlens.kinds import EXAMPLES, Choice, Day, Examples
from gridlens.ledgers import indicators_of, ledgers
from gridlens.schema.ledger import Column, Indicator, Ledger, folded
from gridlens.translation import N_, _

FILE = Path("docs/ledgers.md")
LONGEST_EXAMPLE = 30
WRITINGS = N_("单元格怎么写")
NOTHING = ""
COLUMN_TITLES = (
    N_("标题"),
    N_("其他表头"),
    N_("类型"),
    N_("填写说明和允许的值"),
    N_("必填"),
    N_("个人信息"),
    N_("例"),
)
NAMING = (
    N_("按名册里的编码、名称和别名找，空格、全角半角和大小写不计；办公室记下的别名同样有效。"),
    N_(
        "名册可以没有编码：由系统按社区和名称编，重新装载不会重复；以后的名册有了编码，就以编码为准，"
        "已装载的记录随之对上。同一社区里两行同名又都没有编码的，退回后一行询问。"
    ),
    N_(
        "网格的序号怎样写都行：红旗一网格、红旗1网格、红旗01、红旗第一网格、红旗社区第1网格、"
        "第1网格（红旗社区）是同一个；名册里对得上几个的不猜，退回并列出编码。"
        "只写社区、没有序号的不当作网格，除非这个社区就是名册里的一个网格。"
    ),
    N_("以村为网格的，东村、东村村、东村委会、东村村委会是同一个；红旗社区和红旗村不是同一个。"),
    N_(
        "代表可写成张某代表、张某（镇代表）、县人大代表张某；同名的写成张某（D001）。"
        "多人用顿号、逗号、分号、斜杠、空格或换行隔开；“张某和李某”“张某&李某”里每个人都在名册里的，各算一人。"
        "写“张某等3人”“全体代表”的，计写明姓名的人，没有写的在结果里说明。括号里有别的字，如（请假）的，退回。"
    ),
    N_(
        "名册里没有的退回，并提示相近的名称。名册还没有装载时，先按所写的名称记，装载名册后自动对上。"
    ),
    N_(
        "没有网格名册，或名册缺了台账里的网格的，“数据管理”页“按台账里的网格建名册”"
        "（命令行 python -m etl roster）拟出一份：看过、改好再装载。"
        "只有写法上确是同一个的才合成一行，拿不准的列出原因，不写进名册。"
    ),
)
YEARLESS = (
    N_("标题、工作表名和文件名里只有一个年份的，按这一年计；没有年份或有几个年份的，退回。"),
    N_(
        "跨年的，标题的月份（2024年12月—2025年1月、下半年、1月）或各行的先后说得准的，各按各的年份计："
        "12月接着往下是1月的，从1月起是下一年；一季度、1月的表里开头的12月，是上一年。"
        "将来的日期不算。计到哪一年、是哪几行，写在这张表的结果里；两种年份都说得通的，退回，请写全。"
    ),
    N_(
        "办结、反馈等日期按标题的年份会早于收到日期、按后一年在收到后半年之内的，是后一年的；"
        "其余早于收到日期的，退回。"
    ),
)
KIND_TITLES = (N_("类型"), N_("用于"), N_("可以这样写"), N_("不能这样写"))
INDICATOR_TITLES = (
    N_("指标"),
    N_("键"),
    N_("单位"),
    N_("四型"),
    N_("类型"),
    N_("方向"),
    N_("口径"),
    N_("余"),
)


def document() -> str:
    """Return the whole text of docs/ledgers.md."""
    beginning = [
        "# " + _("台账、名册和指标"),
        _("本页由程序按 `gridlens/ledgers/` 中的声明生成，请勿手改；更新用 `make docs`。"),
        _(
            "表头按“标题”或“其他表头”识别，空格、括号、星号和“（必填）”不影响；"
            "列的先后不限，缺少的列按空处理，多出的列不读。"
        ),
        "\n".join(
            f"- [{title}](#{folded(title)})"
            for title in (_(WRITINGS), *(_(one.title) for one in ledgers().values()))
        ),
    ]
    return "\n\n".join([*beginning, writings(), *map(chapter, ledgers().values())]) + "\n"


def writings() -> str:
    """Return the chapter on how cells may be written, with the examples of every kind."""
    said = _(
        "全角和半角的数字、字母、标点一样看待，多余的空格、换行和看不见的字符不计；"
        "空格、-、—、/、无、暂无、N/A 都当作没有填。拿不准的写法不猜，连同原因退回。"
    )
    table = _table(KIND_TITLES, map(_kind_row, EXAMPLES))
    years = ["### " + _("没有年份的日期"), "\n".join(f"- {_(rule)}" for rule in YEARLESS)]
    names = ["### " + _("怎样找到网格和代表"), "\n".join(f"- {_(rule)}" for rule in NAMING)]
    return "\n\n".join(["## " + _(WRITINGS), said, table, *years, *names])


def _kind_row(examples: Examples) -> Iterable[str]:
    kind = examples.kind
    read: dict[str, list[str]] = {}
    for text, value in examples.accepts:
        read.setdefault(_shown(value), []).append(f"`{_example(text)}`")
    return (
        _(kind.name),
        _(examples.note) if examples.note else _("所有这类列"),
        "<br>".join(f"{'、'.join(texts)} → {value}" for value, texts in read.items()),
        "<br>".join(f"`{_example(text)}`：{_reason(examples, text)}" for text in examples.refuses),
    )


def _reason(examples: Examples, text: str) -> str:
    """Return the sentence with which the kind refuses a text."""
    try:
        examples.kind.parse(text)
    except Refused as refusal:
        return str(refusal)
    raise AssertionError(text)


def _shown(value: Any) -> str:
    """Return a value as a clerk would read it."""
    if isinstance(value, list):
        return "；".join(map(_shown, value))
    if isinstance(value, dict):
        since, until = value["since"], value["until"]
        dates = _("（{since}至{until}）").format(since=since or "", until=until or _("今"))
        return f"{value['name']}{dates if since or until else ''}"
    return f"{value:.15g}" if isinstance(value, float) else str(value)


def chapter(ledger: Ledger) -> str:
    """Return the chapter of one ledger: its rows, key, life cycle, columns and indicators."""
    facts = [_("一行是{row}。").format(row=_(ledger.row)), _key_rule(ledger)]
    sheets = "、".join((_(ledger.title), *ledger.sheet_names))
    facts.append(_("工作表名或文件名常见写法：{names}。").format(names=sheets))
    if ledger.life_cycle:
        facts += life_cycle_rules(ledger, ledger.life_cycle)
    facts += _row_rules(ledger)
    parts = [
        "## " + _(ledger.title),
        _("标识：`{key}`").format(key=ledger.key),
        "\n".join(f"- {fact}" for fact in facts),
        _table(COLUMN_TITLES, map(_column_row, ledger.columns)),
    ]
    if found := indicators_of(ledger):
        parts += ["### " + _("{title}的指标").format(title=_(ledger.title))]
        parts += [_table(INDICATOR_TITLES, map(_indicator_row, found))]
    return "\n\n".join(parts)


_ANY_CELL = N_(
    "同一张表里任何一格不同的行都是不同的记录；别的表用了同一编号而内容不同的，另算一条，不会覆盖。"
)


def _key_rule(ledger: Ledger) -> str:
    natural = titles(ledger, ledger.natural_key)
    if not ledger.number:
        known = _("一条记录按{columns}合起来识别").format(columns=natural)
        return known + ("。" if ledger.is_roster else _("，各表分开：") + _(_ANY_CELL))
    number = titles(ledger, (ledger.number,))
    if ledger.natural_key == (ledger.number,):
        return _("一条记录按{number}识别。").format(number=number)
    known = _("一条记录按{number}识别；没有编号的，按{columns}合起来识别，各表分开：")
    return known.format(number=number, columns=natural) + _(_ANY_CELL)


def _row_rules(ledger: Ledger) -> list[str]:
    late = _("{end}早于{begin}的行退回。")
    many = _("{part}多于{whole}的行照装，并提示核对。")
    rules = [
        late.format(begin=titles(ledger, (begin,)), end=titles(ledger, (end,)))
        for begin, end in ledger.in_order
    ]
    return rules + [
        many.format(part=titles(ledger, (part,)), whole=titles(ledger, (whole,)))
        for part, whole in ledger.at_most
    ]


def _column_row(column: Column) -> Iterable[str]:
    return (
        f"**{_(column.title)}**<br>`{column.name}`",
        "、".join(column.headers),
        _(column.kind.name),
        _(column.help) + _allowed(column),
        _("必填") if column.required else NOTHING,
        _("是，显示时遮盖") if column.personal else NOTHING,
        "；".join(dict.fromkeys(_example(text) for text, _value in column.accepts[:2])),
    )


def _allowed(column: Column) -> str:
    """Return a column's allowed values with other spellings, or which day of several counts."""
    if isinstance(column.kind, Day) and (column.kind.span or column.kind.month):
        return "<br>" + column.kind.expects()
    if not isinstance(column.kind, Choice):
        return NOTHING
    options = (
        f"**{_(option.value)}**" + (f"（{spelled}）" if spelled else "")
        for option in column.kind.options
        for spelled in ["、".join(option.spellings)]
    )
    return "<br>" + "；".join(options)


def _indicator_row(indicator: Indicator) -> Iterable[str]:
    return (
        _(indicator.label),
        f"`{indicator.key}`",
        _(indicator.unit),
        _(indicator.group.value) if indicator.group else NOTHING,
        _(indicator.measure.value),
        _(indicator.direction.value),
        _(indicator.definition),
        _("可用") if indicator.approximate else NOTHING,
    )


def _example(text: str) -> str:
    text = text.strip()
    return text if len(text) <= LONGEST_EXAMPLE else text[:LONGEST_EXAMPLE] + "…"


def _table(titles: Iterable[str], rows: Iterable[Iterable[Any]]) -> str:
    head = [_(title) for title in titles]
    lines = [head, ["---"] * len(head), *rows]
    return "\n".join("| " + " | ".join(map(_cell, line)) + " |" for line in lines)


def _cell(text: Any) -> str:
    return str(text).replace("|", "\\|").replace("\n", "<br>")


if __name__ == "__main__":
    target = Path(sys.argv[1]) if len(sys.argv) > 1 else FILE
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_text(document(), encoding="utf-8")
    print(_("已写入 {file}").format(file=target))
