"""What `docs/ledgers.md` says of every figure: which days count, goals and pace, the two charts.

Each sentence is the constant that stands beside the code that does it.
"""

from collections.abc import Iterable, Iterator

from gridlens.analysis import assurance, funnel, grids, months, spc
from gridlens.commands.docs_cycle import titles
from gridlens.figures.beside.taking_part import RULE_TAKING_PART
from gridlens.figures.dimensions import BEGINS, RULE_AGES, tells_apart
from gridlens.figures.facts import (
    LAST_DAY,
    RULE_COMMUNITY,
    RULE_PEOPLE,
    RULE_STREET,
    knows_grids,
)
from gridlens.figures.scope import ELAPSED
from gridlens.goals import pace
from gridlens.goals.aim import RULE_AIM
from gridlens.goals.chance import RULE_CHANCE
from gridlens.goals.goal import RULE_PLAN, RULE_TERM
from gridlens.goals.judge import RULE_OVER, Silence
from gridlens.goals.told import SILENCES
from gridlens.ledgers import activity_ledgers, indicators_of, ledgers
from gridlens.schema.ledger import Indicator, Ledger
from gridlens.schema.lifecycle import RULE_NOT_DUE, RULE_RECEIVED
from gridlens.store.published.last import AS_OF, days_of_activity
from gridlens.translation import N_, _

FIGURES = N_("数字怎么算")


def figures() -> str:
    """Return the chapter on how figures are counted and judged, whatever their ledger."""
    share = _("应完成的份额")
    size = _(grids.WORDS[grids.Exposure.HOUSEHOLDS])
    parts = (
        (N_("哪些天算在内"), [*_days(), _(ELAPSED), _(BEGINS), _(LAST_DAY)]),
        (N_("按网格、代表和期限分"), [*_groups(), _(RULE_AGES)]),
        (N_("目标和进度"), [*_goals(share), *_silences()]),
        (
            N_("逐月的波动图"),
            [
                _(months.RULE_MONTHS),
                _(spc.RULE),
                _(spc.RULE_DETAILS),
                _(assurance.RULE_ASSURANCE),
                _(assurance.RULE_ASSURANCE_MONTHS),
            ],
        ),
        (
            N_("网格的漏斗图"),
            [
                _(grids.RULE_COUNTS),
                _(funnel.RULE).format(exposure=size),
                _(grids.RULE_WEIGHTS),
                _(funnel.RULE_LIMITS),
                _(funnel.RULE_WIDENED),
            ],
        ),
    )
    told = [f"### {_(title)}\n\n{_listed(rules)}" for title, rules in parts]
    return "\n\n".join([f"## {_(FIGURES)}", *told])


def _days() -> Iterator[str]:
    """Yield how the data's last day is found, with the dates of each ledger."""
    each = "；".join(
        f"{_(ledger.title)}：{titles(ledger, days_of_activity(ledger))}"
        for ledger in activity_ledgers().values()
    )
    yield _("{rule}{each}。").format(rule=_(AS_OF), each=each)
    received = "；".join(
        f"{_(ledger.title)}：{titles(ledger, [ledger.life_cycle.received])}"
        for ledger in activity_ledgers().values()
        if ledger.life_cycle
    )
    yield _(RULE_RECEIVED).format(each=received)


def _groups() -> Iterator[str]:
    """Yield which indicators cannot be told apart by grid, community or deputy."""
    street = {
        ledger.key: [one for one in indicators_of(ledger) if not knows_grids(one, ledger)]
        for ledger in ledgers().values()
    }
    named = [_all_or_some(ledgers()[key], some) for key, some in street.items() if some]
    yield _(RULE_STREET).format(indicators="、".join(named))
    communities = [
        _(one.label)
        for key, some in street.items()
        for one in some
        if tells_apart("community", one, ledgers()[key])
    ]
    if communities:
        yield _(RULE_COMMUNITY).format(indicators="、".join(communities))
    yield _(RULE_PEOPLE)
    own = [ledger for ledger in activity_ledgers().values() if ledger.by_deputies]
    yield _(RULE_TAKING_PART).format(own="、".join(_(ledger.title) for ledger in own))


def _all_or_some(ledger: Ledger, some: list[Indicator]) -> str:
    """Return the names of indicators, or that they are all those of a ledger."""
    if len(some) > 1 and len(some) == len(indicators_of(ledger)):
        return _("“{ledger}”的各项").format(ledger=_(ledger.title))
    return "、".join(_(one.label) for one in some)


def _goals(share: str) -> Iterator[str]:
    """Yield the rules of goals; ``share`` names what the pace is held against."""
    yield from map(_, (RULE_AIM, RULE_OVER, RULE_PLAN, RULE_TERM))
    yield _(pace.RULE).format(elapsed=share)
    yield from map(_, (pace.RULE_OTHERS, pace.RULE_REACHED, RULE_NOT_DUE))
    yield from map(_, (pace.RULE_REQUIRED, RULE_CHANCE))


def _silences() -> Iterator[str]:
    """Yield for whom nothing is judged; before a period begins there are no figures at all."""
    for silence, why in SILENCES.items():
        if silence is not Silence.NOT_BEGUN:
            yield _("{why}。").format(why=_(why))


def _listed(rules: Iterable[str]) -> str:
    return "\n".join(f"- {rule}" for rule in rules)
