"""The life cycle of a ledger's matters: from receipt to close, by the names of its columns."""

from dataclasses import dataclass

from gridlens.schema.theme import Theme
from gridlens.translation import N_


@dataclass(frozen=True)
class Clash:
    """A value of a column that cannot stand in one row with some states.

    Whoever writes both contradicts themselves: a dispute that is settled is no longer open.
    """

    column: str
    value: str
    states: tuple[str, ...]


@dataclass(frozen=True, kw_only=True)
class LifeCycle:
    """How a matter runs from its receipt to its close, told by the names of its columns.

    A matter is closed on the date in ``closed``. Where that is empty, the latest date of
    ``closed_else`` takes its place, but only if the status says that the matter is closed, or says
    nothing. Without any of these dates, a matter is closed when its ``status`` is one of
    ``closing`` or when any of ``closing_columns`` is filled; the closing day is unknown. It then
    counts as closed from the latest day on which anything is said to have happened to it, by the
    as-of date. Closing days and on-time rates leave it out, and say how many they leave out. If
    ``matter`` names a column, only rows that fill it are matters. A missing due date is
    ``due_months`` months after ``due_from``. ``extension`` is the status of a matter whose term was
    extended: while it is open, nobody can tell from the row until when, and it is not overdue.

    ``received_word`` and ``closed_word`` are what the field calls a matter's receipt and close.
    ``steps`` names the stages in the field's words. ``nouns`` and ``closed_words`` are the words of
    drafts for the matters and their close, ``received_words`` more words for their receipt.
    ``counted_by`` has the keys of other indicators that count matters of every kind, besides those
    of the life cycle. ``grave`` is a column and the value in it that marks the matters the law
    calls graver, or None. ``clashes`` are the values that contradict some states; rows that hold
    both are rejected, as those that are closed on a day and said to be open.

    ``theme`` is the part of an account that tells of these matters. ``stages`` has the keys of the
    indicators that count them stage by stage, in order, for a briefing.
    """

    noun: str
    unit: str
    prefix: str
    steps: str
    received: str
    closed: str
    due: str
    closed_else: tuple[str, ...] = ()
    status: str = "status"
    closing: tuple[str, ...] = ()
    closing_columns: tuple[str, ...] = ()
    matter: str | None = None
    due_from: str | None = None
    due_months: int = 0
    extension: str | None = None
    received_word: str = N_("受理")
    closed_word: str = N_("办结")
    nouns: tuple[str, ...] = ()
    closed_words: tuple[str, ...] = ()
    received_words: tuple[str, ...] = ()
    counted_by: tuple[str, ...] = ()
    grave: tuple[str, str] | None = None
    clashes: tuple[Clash, ...] = ()
    theme: Theme | None = None
    stages: tuple[str, ...] = ()

    @property
    def closing_dates(self) -> tuple[str, ...]:
        """The columns that may date the close: its own, then those that take its place."""
        return (self.closed, *self.closed_else)
