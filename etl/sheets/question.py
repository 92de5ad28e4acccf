"""A question to the clerk: a header, a word or empty cells that nobody has explained yet."""

from collections.abc import Iterable
from dataclasses import dataclass, replace

MOST_EXAMPLES = 4


@dataclass(frozen=True)
class Question:
    """What a header or a word of an office means, or what empty cells stand for.

    ``name`` is the name under which the answer is kept; equal questions of several sheets share it.
    ``kind`` is ``header``, ``word``, ``fill`` or ``ledger``. A header's question proposes a
    ``column``; those about words and fills are about one; that about the ledger of a sheet has
    neither, its ``text`` is the signature of the headers, and its ``examples`` say what speaks for
    each ledger. ``rows`` counts the rows that wait for the answer, ``examples`` are cells,
    ``where`` the files and sheets. ``choices`` are the answers that may be given; ``proposal`` is
    one of them, or None where nothing is likely.
    """

    name: str
    kind: str
    ledger: str
    column: str
    text: str
    rows: int
    examples: tuple[str, ...]
    where: tuple[tuple[str, str], ...]
    choices: tuple[str, ...]
    proposal: str | None


def merged(questions: Iterable[Question]) -> list[Question]:
    """Return each question once, with the rows of all sheets that ask it; most rows first.

    Where one sheet proposes what another does not, nothing is proposed: one answer is for both.
    """
    found: dict[str, Question] = {}
    for one in questions:
        if (known := found.get(one.name)) is None:
            found[one.name] = one
            continue
        found[one.name] = replace(
            known,
            rows=known.rows + one.rows,
            examples=tuple(dict.fromkeys((*known.examples, *one.examples)))[:MOST_EXAMPLES],
            where=tuple(dict.fromkeys((*known.where, *one.where))),
            proposal=known.proposal if one.proposal == known.proposal else None,
        )
    return sorted(found.values(), key=lambda one: (-one.rows, one.ledger, one.column, one.text))
