"""Put the questions to the clerk, each with the name that its answer will have."""

from collections.abc import Iterable

from etl.sheets.question import MOST_EXAMPLES, Question
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
    answer_name,
)


def about_header(
    ledger: str,
    column: str,
    text: str,
    rows: int,
    examples: Iterable[str],
    where: tuple[str, str],
    choices: Iterable[str],
    *,
    proposed: bool = True,
) -> Question:
    """Return the question whether a header means a column, which is proposed if it is likely."""
    every = (column, *(one for one in choices if one != column), NOT_READ)
    some = tuple(dict.fromkeys(examples))[:MOST_EXAMPLES]
    name = answer_name(HEADER, ledger, column, text)
    likely = column if proposed else None
    return Question(name, HEADER, ledger, column, text, rows, some, (where,), every, likely)


def about_word(
    ledger: str,
    column: str,
    text: str,
    rows: int,
    where: tuple[str, str],
    values: Iterable[str],
    proposal: str | None,
) -> Question:
    """Return the question what a word of a column means."""
    choices = (*values, EMPTY, VOID)
    name = answer_name(WORD, ledger, column, text)
    return Question(name, WORD, ledger, column, text, rows, (), (where,), choices, proposal)


def about_ledger(
    headers: str, rows: int, evidence: Iterable[str], where: tuple[str, str], likely: Iterable[str]
) -> Question:
    """Return the question which ledger a sheet is of; the ``likely`` ones are offered first.

    ``headers`` is the signature of its headers, ``evidence`` what speaks for each likely ledger.
    """
    choices = (*dict.fromkeys((*likely, *ledgers())), NOT_READ)
    told = tuple(evidence)[:MOST_EXAMPLES]
    name = answer_name(LEDGER, "", "", headers)
    return Question(name, LEDGER, "", "", headers, rows, told, (where,), choices, None)


def about_fill(
    ledger: str,
    column: str,
    text: str,
    rows: int,
    examples: Iterable[str],
    where: tuple[str, str],
) -> Question:
    """Return the question whether the empty cells under a header have the text above them.

    Nothing is proposed: what is filled in was not written by anybody, so somebody must say it.
    """
    some = tuple(dict.fromkeys(examples))[:MOST_EXAMPLES]
    name = answer_name(FILL, ledger, column, text)
    return Question(name, FILL, ledger, column, text, rows, some, (where,), (ABOVE, LEFT), None)
