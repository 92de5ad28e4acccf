"""What the loader says about each sheet, as tables: where its rows go, what is wrong in them."""

from collections.abc import Sequence
from html import escape
from typing import Any

import streamlit as st

from gridlens.figures.numbers import NOTHING, rounded
from gridlens.figures.rows.masking import mask, names_in
from gridlens.kinds import Reference
from gridlens.ledgers import ledgers
from gridlens.schema.ledger import Column, Ledger, Personal
from gridlens.translation import N_, _
from pages.parts.question import Asked
from pages.parts.show import headings

Sheet = dict[str, Any]
COUNTS = {
    "rows": N_("行数"),
    "loaded": N_("新增"),
    "updated": N_("更新"),
    "unchanged": N_("未变"),
    "rejected": N_("未导入"),
    "skipped": N_("跳过"),
}
PROBLEMS_SHOWN = 200
_LONGEST = 120
_NAMED = 3


def name(sheet: Sheet) -> str:
    """Return the name of a sheet in messages: its file, and its own name if that differs."""
    file, own = sheet["file"], sheet["sheet"]
    return file if not own or file.rsplit(".", 1)[0] == own else f"{file} · {own}"


def alike(sheets: Sequence[Sheet]) -> list[list[Sheet]]:
    """Return the sheets with the same problems together, in the order of the first."""
    found: list[list[Sheet]] = []
    for sheet in sheets:
        same = next((one for one in found if one[0]["problems"] == sheet["problems"]), None)
        if same is None:
            found.append([sheet])
        else:
            same.append(sheet)
    return found


def ledger_of(sheet: Sheet) -> Ledger | None:
    """Return the ledger that a sheet was recognised as; None if it was not."""
    return ledgers().get(sheet["ledger"] or "")


def sums(sheets: Sequence[Sheet]) -> dict[str, int]:
    """Return the counts of all sheets together."""
    return {key: sum(sheet[key] for sheet in sheets) for key in COUNTS}


def accounted(sheets: Sequence[Sheet]) -> str:
    """Return a sentence on where all rows go, in numbers that add up to their total."""
    told = {key: rounded(number, 0) for key, number in sums(sheets).items()}
    return _(
        "共{rows}行＝新增{loaded}＋更新{updated}＋未变{unchanged}＋未导入{rejected}＋跳过{skipped}"
    ).format(**told)


def is_unknown(sheet: Sheet) -> bool:
    """Tell whether a sheet shows no ledger, or lacks some of the ledger's required columns."""
    taken = sheet["loaded"] + sheet["updated"] + sheet["unchanged"] + sheet["skipped"]
    whole = [p for p in sheet["problems"] if p["row"] is None or not p["column"]]
    return sheet["ledger"] is None or bool(not taken and whole and not sheet.get("columns"))


def verdict(sheet: Sheet, done: bool = False) -> tuple[str, str]:
    """Return the CSS class and the words for how a sheet would fare, or has fared if ``done``."""
    if is_unknown(sheet):
        return "gl-bad", _("× 未能导入")
    if sheet["rejected"]:
        return "gl-warn", _("! {n}行未导入").format(n=sheet["rejected"])
    if lacking := sheet.get("unread"):
        named = "、".join(lacking[:_NAMED]) + (_("等") if len(lacking) > _NAMED else "")
        return "gl-warn", _("! 没有读到{columns}").format(columns=named)
    return "gl-good", _("✓ 已导入") if done else _("✓ 可以导入")


def sheet_counts(sheets: Sequence[Sheet], caption: str, done: bool = False) -> None:
    """Show a line for each sheet: the ledger it was taken for, its counts, how it fares."""
    head = "".join(
        f'<th scope="col">{escape(title)}</th>'
        for title in (_("文件和工作表"), _("台账"), *map(_, COUNTS.values()), _("结果"))
    )
    lines = "".join(_line(sheet, done) for sheet in sheets)
    st.html(
        f'<div class="gl-scroll" tabindex="0" role="region" aria-label="{escape(caption)}">'
        f'<table class="gl-table gl-sheets"><thead><tr>{head}</tr></thead>'
        f"<tbody>{lines}</tbody></table></div>"
    )


def _line(sheet: Sheet, done: bool) -> str:
    ledger = ledger_of(sheet)
    style, words = verdict(sheet, done)
    numbers = "".join(f"<td>{escape(rounded(sheet[key], 0))}</td>" for key in COUNTS)
    title = _(ledger.title) if ledger else "—"
    return (
        f'<tr><th scope="row">{escape(name(sheet))}</th><td>{escape(title)}</td>{numbers}'
        f'<td class="{style}">{escape(words)}</td></tr>'
    )


def preview(now: Asked, sheet: Sheet) -> None:
    """Show the first rows as they would load: names in place of codes, personal data masked."""
    ledger, rows = ledger_of(sheet), sheet.get("preview") or []
    if ledger is None or not rows:
        return
    shown = [_masked(ledger, row) for row in rows]
    columns = [column for column in ledger.columns if any(row.get(column.name) for row in shown)]
    told = _("前{n}行导入后的样子（个人信息已遮盖）").format(n=len(rows))
    headings.rule(told)
    cells = [[_named(now, column, row.get(column.name)) for column in columns] for row in shown]
    grid([_(column.title) for column in columns], cells, told)


def problems(sheet: Sheet, named: Sequence[Sheet] = ()) -> None:
    """Show each problem and hint of a sheet: row, column, content found, outcome, reason.

    ``named`` are all sheets with these problems; they are named above.
    """
    found = sheet["problems"]
    if not found:
        return
    faults = sum(problem["fault"] for problem in found)
    told = _("问题{n}处、提示{m}处").format(n=rounded(faults, 0), m=rounded(len(found) - faults, 0))
    if len(found) > PROBLEMS_SHOWN:
        told += _("，先列{n}处，其余见未导入行文件").format(n=PROBLEMS_SHOWN)
    headings.rule(f"{'、'.join(map(name, named))}：{told}" if named else told)
    personal = _personal(sheet)
    titles = (_("行"), _("列"), _("原来的内容"), _("结果"), _("说明"))
    first = sorted(found, key=lambda problem: not problem["fault"])
    rows = [
        (
            str(p["row"]) if p["row"] else _("整张表"),
            p["column"] or "",
            _hidden(p["found"], personal.get(p["column"] or "")),
            _outcome(p),
            p["reason"],
        )
        for p in first[:PROBLEMS_SHOWN]
    ]
    grid(titles, rows, told)


def _outcome(problem: dict[str, Any]) -> str:
    if not problem["fault"]:
        return _("提示")
    return _("未导入") if problem["row"] else _("未读入")


def grid(titles: Sequence[str], rows: Sequence[Sequence[str]], told: str) -> None:
    """Show rows of text as a table; a long table scrolls within a limited height."""
    head = "".join(f'<th scope="col">{escape(title)}</th>' for title in titles)
    lines = "".join(
        f"<tr>{''.join(f'<td>{escape(_cut(cell))}</td>' for cell in row)}</tr>" for row in rows
    )
    st.html(
        f'<div class="gl-scroll gl-few" tabindex="0" role="region" aria-label="{escape(told)}">'
        f'<table class="gl-table gl-cells"><thead><tr>{head}</tr></thead>'
        f"<tbody>{lines}</tbody></table></div>"
    )


def _cut(text: str) -> str:
    return text if len(text) <= _LONGEST else text[:_LONGEST] + "……"


def _masked(ledger: Ledger, row: dict[str, str | None]) -> dict[str, str | None]:
    kinds = {column.name: column.personal for column in ledger.columns}
    named = [t for n, t in row.items() if t and kinds.get(n) is Personal.NAME]
    people = tuple(person for text in named for person in names_in(text))
    return {
        name: mask(text, kind, people) if text and (kind := kinds.get(name)) else text
        for name, text in row.items()
        if name in kinds
    }


def _named(now: Asked, column: Column, text: str | None) -> str:
    """Return a cell's text, with the names of grids and deputies in place of their codes."""
    if not text or not isinstance(column.kind, Reference):
        return text or NOTHING
    roster = now.version.grids if column.kind.to == "grid" else now.version.deputies
    names = dict(zip(roster["code"], roster["name"], strict=True))
    return "、".join(names.get(code, code) for code in text.split("、"))


def _personal(sheet: Sheet) -> dict[str, Personal]:
    """Return the kind of personal data that each header of a sheet holds, if it holds any."""
    ledger = ledger_of(sheet)
    if ledger is None:
        return {}
    headers = {header: name for name, header in (sheet.get("columns") or {}).items()}
    headers |= {column.title: column.name for column in ledger.columns}
    kinds = {header: ledger.column(name).personal for header, name in headers.items()}
    return {header: kind for header, kind in kinds.items() if kind}


def _hidden(text: str | None, kind: Personal | None) -> str:
    return (mask(text, kind, ()) if kind else text) if text else ""
