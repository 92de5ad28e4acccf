"""The questions of the overview at a first visit, so that they can be answered beforehand."""

from gridlens.ledgers import activity_ledgers, indicators
from gridlens.overview.sentence import BALANCE
from pages.parts.question import Asked

RATE, COUNT = "disputes_on_time_rate", "disputes_settled"
GROUPED = tuple(key for key, (indicator, _ledger) in indicators().items() if indicator.group)
CARDS = (*GROUPED, RATE)
OPEN = {
    f"{ledger.life_cycle.prefix}_open": ledger
    for ledger in activity_ledgers().values()
    if ledger.life_cycle
}
BALANCES = tuple(
    f"{ledger.life_cycle.prefix}_{name}"
    for ledger in OPEN.values()
    if ledger.life_cycle
    for name in BALANCE
)


ALL = (*CARDS, *BALANCES)


def ask(now: Asked) -> None:
    """Ask all these questions; the answers stay in the cache."""
    now.cards(ALL)
    now.attention()
    now.goals()
    run = now.filters.over(now.run)
    now.outcomes((RATE,), ("quarter",), run)
    now.outcomes((COUNT,), ("grid", "quarter"), run)
    now.outcomes(tuple(OPEN), ("age",), now.filters)
