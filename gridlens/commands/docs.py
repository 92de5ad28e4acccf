"""Write docs/ledgers.md from the declarations: ``python -m gridlens.commands.docs [FILE]``."""

import sys
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from gridlens.commands.docs_cycle import life_cycle_rules, titles
from gridlens.commands.docs_rules import FIGURES, figures
from gridlens.commands.reading import NAMING, TELLING, YEARLESS
from gridlens.errors import Refused
from gridlens.kinds import EXAMPLES, Choice, Day, Examples
from gridlens.ledgers import indicators_of, ledgers
from gridlens.schema.header import folded
from gridlens.schema.ledger import Column, Indicator, Ledger
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
            for title in (_(WRITINGS), _(FIGURES), *(_(one.title) for one in ledgers().values()))
        ),
    ]
    return (
        "\n\n".join([*beginning, writings(), figures(), *map(chapter, ledgers().values())]) + "\n"
    )


def writings() -> str:
    """Return the chapter on how cells may be written, with the examples of every kind."""
    said = _(
        "全角和半角的数字、字母、标点一样看待，多余的空格、换行和看不见的字符不计；"
        "空格、-、—、/、无、暂无、N/A 都当作没有填。拿不准的写法不猜，连同原因退回。"
    )
    table = _table(KIND_TITLES, map(_kind_row, EXAMPLES))
    years = ["### " + _("没有年份的日期"), "\n".join(f"- {_(rule)}" for rule in YEARLESS)]
    names = ["### " + _("怎样找到网格和代表"), "\n".join(f"- {_(rule)}" for rule in NAMING)]
    words = ["### " + _("句子、作废的行和缺的列"), "\n".join(f"- {_(rule)}" for rule in TELLING)]
    return "\n\n".join(["## " + _(WRITINGS), said, table, *years, *names, *words])


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
