"""Make a ledger whose rows load, from the examples in the declarations."""

import random

from gridlens.kinds import Code
from gridlens.schema.ledger import Ledger

Grid = list[list[str]]


def good(ledger: Ledger, chance: random.Random) -> Grid:
    """Return a header row and a few rows; the cells are examples of what each column accepts."""
    many = chance.randint(1, 12)
    rows = [[_cell(ledger, name, row, chance) for name in _names(ledger)] for row in range(many)]
    return [[column.title for column in ledger.columns], *rows]


def _names(ledger: Ledger) -> list[str]:
    return [column.name for column in ledger.columns]


def _cell(ledger: Ledger, name: str, row: int, chance: random.Random) -> str:
    column = ledger.column(name)
    texts = [text for text, _value in column.accepts]
    if name == ledger.number and isinstance(column.kind, Code) and not column.kind.digits:
        return f"{texts[0]}-{row}"
    if not column.required and chance.random() < 0.2:
        return ""
    return chance.choice(texts)
