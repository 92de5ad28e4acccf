"""Questions about an office's headers and words, and their answers, as a clerk reads them."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from gridlens.errors import GridLensError
from gridlens.kinds import Choice
from gridlens.ledgers import ledger as find_ledger
from gridlens.ledgers import ledgers
from gridlens.store.office.answers import (
    ABOVE,
    EMPTY,
    FILL,
    HEADER,
    LEDGER,
    LEFT,
    NOT_READ,
    VOID,
    WORD,
    Answer,
)
from gridlens.translation import N_, _

_SAID = {EMPTY: N_("留空"), VOID: N_("不计入")}
_IGNORED = N_("不读")
_FILLED = {ABOVE: N_("按上一行补"), LEFT: N_("空着")}
_ASKED = {
    HEADER: N_("是哪一列？"),
    WORD: N_("是什么意思？"),
    FILL: N_("，和上面一格相同吗？"),
    LEDGER: N_("是哪本台账？"),
}
_LEADS_TO = {
    (HEADER, NOT_READ): N_("这一列用不到"),
    (WORD, EMPTY): N_("当作没有填"),
    (WORD, VOID): N_("这样的行不是记录"),
    (FILL, ABOVE): N_("原来是合并的格"),
    (FILL, LEFT): N_("本来就没有填"),
    (LEDGER, NOT_READ): N_("这样的表不是台账"),
}
_NOT_LOADED = N_("不导入")
_MOST_FILES, _MOST_HEADERS = 2, 8


def about(kind: str, ledger: str, column: str) -> str:
    """Return where a header or a word stands: in the header of a ledger, or in a column."""
    if kind == LEDGER:
        return _("一种表格的台账")
    declared = find_ledger(ledger)
    if kind == HEADER:
        return _("《{ledger}》的表头").format(ledger=_(declared.title))
    if kind == FILL:
        return _("《{ledger}》空着的格").format(ledger=_(declared.title))
    return _("《{ledger}》“{column}”列").format(
        ledger=_(declared.title), column=_(declared.column(column).title)
    )


def subject(kind: str, ledger: str, column: str, text: str) -> str:
    """Return what is asked or answered about, as the beginning of a sentence."""
    if kind == FILL:
        said = _("《{ledger}》“{text}”列里空着的格")
        return said.format(ledger=_(find_ledger(ledger).title), text=text)
    if kind == LEDGER:
        return _("表头是“{headers}”的表").format(headers=_listed(text))
    where = about(kind, ledger, column)
    told = _("{where}“{text}”") if kind == HEADER else _("{where}里的“{text}”")
    return told.format(where=where, text=text)


def question(kind: str, ledger: str, column: str, text: str) -> str:
    """Return a question as a whole sentence."""
    return subject(kind, ledger, column, text) + _(_ASKED[kind])


def explained(kind: str, ledger: str, means: str) -> str:
    """Return an answer in words, with what it leads to where the words alone do not say it."""
    said = in_words(kind, ledger, means)
    more = _LEADS_TO.get((kind, means))
    return _("{said}（{more}）").format(said=said, more=_(more)) if more else said


def in_words(kind: str, ledger: str, means: str) -> str:
    """Return what an answer means, as a clerk reads it: a title, a value, 留空, 按上一行补."""
    if kind == HEADER:
        return _(_IGNORED) if means == NOT_READ else _(find_ledger(ledger).column(means).title)
    if kind == FILL:
        return _(_FILLED[means])
    if kind == LEDGER:
        return _(_NOT_LOADED) if means == NOT_READ else _(find_ledger(means).title)
    return _(_SAID[means]) if means in _SAID else means


def understood(kind: str, ledger: str, column: str, text: str, words: str) -> Answer:
    """Return the answer that a clerk's words give; the opposite of ``in_words``.

    Raises ``GridLensError`` that says what the answer may be.
    """
    declared = None if kind == LEDGER else find_ledger(ledger)
    if declared is None:
        means = {_(one.title): key for key, one in ledgers().items()} | {_(_NOT_LOADED): NOT_READ}
    elif kind == HEADER:
        means = {_(one.title): one.name for one in declared.columns} | {_(_IGNORED): NOT_READ}
        column = ""
    elif kind == FILL:
        means, column = {_(said): one for one, said in _FILLED.items()}, ""
    else:
        options = declared.column(column).kind if declared.has(column) else None
        values = options.values if isinstance(options, Choice) else ()
        means = {value: value for value in values} | {_(w): m for m, w in _SAID.items()}
    if words not in means:
        raise GridLensError(
            _("回答“{words}”不能用。").format(words=words),
            _("可以回答：{choices}。").format(choices="、".join(means)),
        )
    one = Answer(kind, ledger, column, text, means[words])
    one.check()
    return one


def _listed(signature: str) -> str:
    """Return the headers of a signature as a clerk reads them, the first ones if they are many."""
    headers = signature.split("|")
    told = "、".join(headers[:_MOST_HEADERS])
    return told if len(headers) <= _MOST_HEADERS else told + "……"


def told_change(change: Mapping[str, Any]) -> str:
    """Return a change of what a word means in a sentence, with the number of rows it changed.

    ``change`` has ``ledger``, ``column``, ``text``, the meaning ``after`` (None where the word is
    the office's own again), and ``rows``.
    """
    about_it = subject(WORD, change["ledger"], change["column"], change["text"])
    means = change["after"]
    told = _("{about} → {means}（{n}行）")
    said = _("本单位的写法") if means is None else in_words(WORD, change["ledger"], means)
    return told.format(about=about_it, means=said, n=change["rows"])


def places(where: Iterable[Iterable[str]]) -> str:
    """Return where a question comes from: the first files with their sheets, and how many more."""
    sheets: dict[str, list[str]] = {}
    for file, sheet in where:
        sheets.setdefault(file, []).append(sheet)
    told = [_place(file, names) for file, names in sheets.items()]
    said = "；".join(told[:_MOST_FILES])
    return said if len(told) <= _MOST_FILES else said + _("等{n}个文件").format(n=len(told))


def _place(file: str, sheets: Sequence[str]) -> str:
    own = [name for name in sheets if name and file.rsplit(".", 1)[0] != name]
    return f"{file} · {'、'.join(own)}" if own else file
