"""What `docs/ledgers.md` says of every figure: which days count, goals and pace, the two charts.

Each sentence is the constant that stands beside the code that does it.
"""

from collections.abc import Iterable, Iterator

from gridlens.analysis import funnel, grids, months, spc
from gridlens.commands.docs_cycle import titles
from gridlens.figures.dimensions import BEGINS
from gridlens.figures.facts import LAST_DAY
from gridlens.figures.scope import ELAPSED
from gridlens.goals import pace
from gridlens.goals.aim import RULE_AIM
from gridlens.goals.goal import RULE_PLAN, RULE_TERM
from gridlens.goals.judge import RULE_OVER, Silence
from gridlens.goals.told import SILENCES
from gridlens.ledgers import activity_ledgers
from gridlens.store.last_day import AS_OF, days_of_activity
from gridlens.translation import N_, _

FIGURES = N_("数字怎么算")


def figures() -> str:
    """Return the chapter on how figures are counted and judged, whatever their ledger."""
    share = _("应完成的份额")
    size = _(grids.WORDS[grids.Exposure.HOUSEHOLDS])
    parts = (
        (N_("哪些天算在内"), [*_days(), _(ELAPSED), _(BEGINS), _(LAST_DAY)]),
        (N_("目标和进度"), [*_goals(share), *_silences()]),
        (N_("逐月的波动图"), [_(months.RULE_MONTHS), _(spc.RULE), _(spc.RULE_DETAILS)]),
        (
            N_("网格的漏斗图"),
            [
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


def _goals(share: str) -> Iterator[str]:
    """Yield the rules of goals; ``share`` names what the pace is held against."""
    yield from map(_, (RULE_AIM, RULE_OVER, RULE_PLAN, RULE_TERM))
    yield _(pace.RULE).format(elapsed=share)
    yield from map(_, (pace.RULE_OTHERS, pace.RULE_REACHED, pace.RULE_REQUIRED))


def _silences() -> Iterator[str]:
    """Yield for whom nothing is judged; before a period begins there are no figures at all."""
    for silence, why in SILENCES.items():
        if silence is not Silence.NOT_BEGUN:
            yield _("{why}。").format(why=_(why))


def _listed(rules: Iterable[str]) -> str:
    return "\n".join(f"- {rule}" for rule in rules)
