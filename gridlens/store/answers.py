"""What the office has answered about its own headers and words; each answer holds until undone.

A header of a ledger means a column, or nothing that is to be read. A word of a column means one of
its values, an empty cell, or a row that does not count.
"""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from gridlens.errors import GridLensError
from gridlens.kinds import Choice
from gridlens.kinds.base import halfwidth
from gridlens.ledgers import ledger as find_ledger
from gridlens.ledgers import ledgers
from gridlens.schema.ledger import folded
from gridlens.store.state import State, StateEntry
from gridlens.translation import _

KIND = "answer"
HEADER, WORD = "header", "word"
NOT_READ, EMPTY, VOID = "", "-", "!"  # a header not read; a word that means nothing; no record
_APART = "\u001f"


@dataclass(frozen=True)
class Answers:
    """All answers in force: headers by ledger, words by ledger and column, each folded."""

    headers: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    words: Mapping[tuple[str, str], Mapping[str, str]] = field(default_factory=dict)


def answer_name(kind: str, ledger: str, column: str, text: str) -> str:
    """Return the name under which an answer is kept; a header's answer has no column in it."""
    plain = folded(text) if kind == HEADER else plain_word(text)
    return _APART.join((kind, ledger, column if kind == WORD else "", plain))


def plain_word(text: str) -> str:
    """Return a word as answers know it: half-width, without spaces, in one case."""
    return halfwidth(text).replace(" ", "").rstrip(".。").casefold()


def answers(store: Path) -> Answers:
    """Return the office's answers; those about ledgers that are no longer declared are left out."""
    headers: dict[str, dict[str, str]] = defaultdict(dict)
    words: dict[tuple[str, str], dict[str, str]] = defaultdict(dict)
    for name, entry in entries(store).items():
        kind, ledger, column, plain = name.split(_APART)
        if ledger not in ledgers():
            continue
        if kind == HEADER:
            headers[ledger][plain] = entry.value["means"]
        else:
            words[ledger, column][plain] = entry.value["means"]
    return Answers(headers, words)


def entries(store: Path) -> dict[str, StateEntry]:
    """Return every answer by its name, with who gave it and when."""
    return State(store).entries(KIND)


def answer(
    store: Path, kind: str, ledger: str, column: str, text: str, means: str, who: str
) -> None:
    """Keep an answer; raise ``GridLensError`` for one that its column cannot take."""
    declared = find_ledger(ledger)
    if kind == HEADER and means != NOT_READ and not declared.has(means):
        raise GridLensError(_("台账里没有“{name}”这一列。").format(name=means))
    if kind == WORD and means not in (EMPTY, VOID):
        options = declared.column(column).kind
        assert isinstance(options, Choice)
        options.parse(means)
    name, state = answer_name(kind, ledger, column, text), State(store)
    said = {"text": text, "means": means}
    state.put(KIND, name, said, state.entry(KIND, name).version, who)


def forget(store: Path, name: str, who: str) -> None:
    """Undo an answer by its name; raise ``GridLensError`` where there is none."""
    state = State(store)
    entry = state.entry(KIND, name)
    if entry.value is None:
        raise GridLensError(_("没有这个回答。"))
    state.put(KIND, name, None, entry.version, who)


def told(name: str, entry: StateEntry) -> tuple[str, str, str]:
    """Return an answer as people read it: about what, the office's text, and what it means."""
    kind, key, column, _plain = name.split(_APART)
    declared, means = find_ledger(key), entry.value["means"]
    if kind == HEADER:
        title = _("不读") if means == NOT_READ else _(declared.column(means).title)
        return _("《{ledger}》的表头").format(ledger=_(declared.title)), entry.value["text"], title
    about = _("《{ledger}》“{column}”里的写法").format(
        ledger=_(declared.title), column=_(declared.column(column).title)
    )
    return about, entry.value["text"], {EMPTY: _("留空"), VOID: _("不计入")}.get(means, means)
