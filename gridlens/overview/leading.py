"""The few figures that a ledger's page begins with; the others stand in its table of quarters."""

from collections.abc import Mapping

from gridlens.overview.card import Card
from gridlens.overview.sentence import BALANCE
from gridlens.schema.ledger import Ledger

MOST = 4


def leading(ledger: Ledger, cards: Mapping[str, Card]) -> list[Card]:
    """Return at most four cards of a ledger, in the order of its indicators.

    Indicators of the four types come first, then those with a goal, then matters past due, then
    the others. What is part of the balance is left out: the balance stands beside them whole.
    """
    cycle = ledger.life_cycle
    part = {f"{cycle.prefix}_{name}" for name in BALANCE} if cycle else set()
    overdue = f"{cycle.prefix}_overdue" if cycle else ""

    def rank(card: Card) -> int:
        if card.indicator.group:
            return 0
        if card.pace:
            return 1
        return 2 if card.indicator.key == overdue else 3

    rest = [card for key, card in cards.items() if key not in part]
    chosen = {card.indicator.key for card in sorted(rest, key=rank)[:MOST]}
    return [card for card in rest if card.indicator.key in chosen]
