"""What the office has answered about its own headers and words; each answer holds until undone.

A sheet with certain headers is of a ledger, or is not to be loaded. A header of a ledger means a
column, or nothing that is to be read. A word of a column means one of its values, an empty cell, or
a row that does not count. The empty cells under a header that was merged once have the text above
them, or none.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from gridlens.errors import GridLensError
from gridlens.kinds import Choice
from gridlens.kinds.base import halfwidth
from gridlens.ledgers import ledger as find_ledger
from gridlens.ledgers import ledgers
from gridlens.schema.header import folded
from gridlens.store.office.state import State, StateEntry
from gridlens.translation import _

HEADER, WORD, FILL, LEDGER = "header", "word", "fill", "ledger"
# A header or a sheet is not read; a word means nothing; the row is no record.
NOT_READ, EMPTY, VOID = "", "-", "!"
ABOVE, LEFT = "^", "-"  # an empty cell has the text above it; it is left empty
_KIND = "answer"
_APART = "\u001f"


@dataclass(frozen=True)
class Answers:
    """All answers in force: headers and fills by ledger, words by ledger and column, each folded.

    ``fills`` say what becomes of the empty cells under a header. ``layouts`` have, by the signature
    of a sheet's headers, the ledger that it is of, or ``NOT_READ``.
    """

    headers: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    words: Mapping[tuple[str, str], Mapping[str, str]] = field(default_factory=dict)
    fills: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    layouts: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class Answer:
    """One answer: what a header of a ledger means, or a word of one of its columns.

    ``kind`` is ``HEADER``, ``WORD``, ``FILL`` or ``LEDGER``; ``column`` is empty but for a word.
    ``text`` is what the office writes; for ``LEDGER``, whose ``ledger`` is empty, it is the
    signature of a sheet's headers, and ``means`` a ledger or ``NOT_READ``. For a header ``means``
    is the name of a column or ``NOT_READ``; for a word a value of its column, ``EMPTY`` or
    ``VOID``; for the empty cells under a header ``ABOVE`` or ``LEFT``.
    """

    kind: str
    ledger: str
    column: str
    text: str
    means: str

    @property
    def name(self) -> str:
        """The name under which the answer is kept."""
        return answer_name(self.kind, self.ledger, self.column, self.text)

    def check(self) -> None:
        """Raise ``GridLensError`` if the ledger or the column cannot take the answer."""
        if self.kind == LEDGER:
            if self.means != NOT_READ:
                find_ledger(self.means)
            return
        ledger = find_ledger(self.ledger)
        if self.kind == HEADER:
            if self.means != NOT_READ and not ledger.has(self.means):
                raise GridLensError(
                    _("《{ledger}》里没有“{name}”这一列。").format(
                        ledger=_(ledger.title), name=self.means
                    )
                )
            return
        if self.kind == FILL:
            if self.means not in (ABOVE, LEFT):
                raise GridLensError(_("空着的格只能按上一行补，或空着。"))
            return
        kind = ledger.column(self.column).kind if ledger.has(self.column) else None
        if not isinstance(kind, Choice):
            raise GridLensError(
                _("《{ledger}》里没有可选项的列“{name}”。").format(
                    ledger=_(ledger.title), name=self.column
                )
            )
        if self.means not in (EMPTY, VOID, *kind.values):
            raise GridLensError(_("应为：{values}。").format(values="、".join(kind.values)))


def answer_name(kind: str, ledger: str, column: str, text: str) -> str:
    """Return the name under which an answer is kept; only a word's answer has a column in it."""
    plain = plain_word(text) if kind == WORD else folded(text)
    return _APART.join((kind, ledger, column if kind == WORD else "", plain))


def plain_word(text: str) -> str:
    """Return a word as answers know it: half-width, without spaces, in one case."""
    return halfwidth(text).replace(" ", "").rstrip(".。").casefold()


def answers(store: Path, more: Iterable[Answer] = ()) -> Answers:
    """Return the office's answers in force; ``more`` stand over them, and are not kept."""
    headers: dict[str, dict[str, str]] = defaultdict(dict)
    words: dict[tuple[str, str], dict[str, str]] = defaultdict(dict)
    fills: dict[str, dict[str, str]] = defaultdict(dict)
    layouts: dict[str, str] = {}
    for one in (*(kept for kept, _entry in in_force(store)), *more):
        if one.kind == HEADER:
            headers[one.ledger][folded(one.text)] = one.means
        elif one.kind == FILL:
            fills[one.ledger][folded(one.text)] = one.means
        elif one.kind == LEDGER:
            layouts[one.text] = one.means
        else:
            words[one.ledger, one.column][plain_word(one.text)] = one.means
    return Answers(headers, words, fills, layouts)


def in_force(store: Path) -> list[tuple[Answer, StateEntry]]:
    """Return every answer in force in a lasting order, each with who gave it and when.

    Answers that no longer fit the ledgers as they are declared are left out.
    """
    found = []
    for name, entry in State(store).entries(_KIND).items():
        kind, ledger, column, _plain = name.split(_APART)
        one = Answer(kind, ledger, column, entry.value["text"], entry.value["means"])
        if (ledger in ledgers() or kind == LEDGER) and _fits(one):
            found.append((one, entry))
    return found


def keep(store: Path, given: Iterable[Answer], who: str) -> None:
    """Keep answers, all of them or none.

    Raises ``GridLensError`` for one that its column cannot take.
    """
    settle(store, {one.name: one for one in given}, who)


def settle(store: Path, wanted: Mapping[str, Answer | None], who: str) -> None:
    """Keep or undo (None) the answers of these names, all of them or none.

    Raises ``GridLensError`` for an answer that its column cannot take.
    """
    values, state = {}, State(store)
    versions = state.versions(_KIND)
    for name, one in wanted.items():
        if one:
            one.check()
        said = {"text": one.text, "means": one.means} if one else None
        values[name] = (said, versions.get(name, 0))
    if values:
        state.put_all(_KIND, values, who)


def _fits(one: Answer) -> bool:
    try:
        one.check()
    except GridLensError:
        return False
    return True
