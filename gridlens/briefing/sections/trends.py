"""主要指标走势: charts by quarter with a goal line, each with the claim that its numbers allow."""

import pandas as pd

from gridlens.briefing.content import Picture, Section
from gridlens.briefing.material import Material
from gridlens.briefing.sentence import Figure, Sentence
from gridlens.briefing.wording.claims import claim
from gridlens.briefing.wording.words import figure, sentence
from gridlens.charts.bars import bar_chart
from gridlens.goals.aim import goal_values
from gridlens.ledgers import indicators
from gridlens.period import parse_period
from gridlens.schema.ledger import Direction
from gridlens.translation import _

_MEASURED = ("value", "denominator", "left_out", "not_due")
LEAST_QUARTERS, LEAST_COUNT, MOST_EMPTY, MOST = 3, 12, 1, 8


def section(material: Material, key: str, heading: str) -> Section | None:
    """Return the charts of at most ``MOST`` indicators with enough data; None if there is none."""
    keys = _candidates(material)
    every = material.by_quarter(keys) if keys else None
    if every is None:
        return None
    tables = dict(iter(every.groupby("indicator", sort=False)))
    chosen = [name for name in keys if _enough(name, tables[name])][:MOST]
    pictures = [_picture(material, name, tables[name]) for name in chosen]
    claims = [picture.claim for picture in pictures if picture.claim]
    if not pictures:
        return None
    return Section(key, heading, tuple(pictures), claim=claims[0] if claims else None)


def _candidates(material: Material) -> list[str]:
    """Return the indicators that may have a chart.

    First come the flows of the four types, then the rates and flows with a goal of the whole.
    """
    aimed = {goal.indicator for goal in material.goals.values() if goal.grid is None}
    grouped = [k for k, c in material.cards.items() if c.indicator.group and c.indicator.has_pace]
    others = [
        key
        for key, card in material.cards.items()
        if key in aimed and (card.indicator.is_rate or card.indicator.has_pace)
    ]
    return list(dict.fromkeys(grouped + others))


def _enough(key: str, table: pd.DataFrame) -> bool:
    """Tell whether a run has enough quarters and enough counts for a chart to mean anything."""
    known = [value for value in table["value"] if value is not None]
    if len(known) < LEAST_QUARTERS or not any(known):
        return False
    if indicators()[key][0].is_rate:
        return True
    return sum(known) >= LEAST_COUNT and known.count(0) <= MOST_EMPTY


def _picture(material: Material, key: str, table: pd.DataFrame) -> Picture:
    indicator = indicators()[key][0]
    quarters = [parse_period(quarter) for quarter in table["quarter"]]
    spec = bar_chart(
        key,
        table,
        [quarter.stacked for quarter in quarters],
        current=[quarter.start.year == material.filters.period.end.year for quarter in quarters],
        goals=goal_values(material.goals, indicator, quarters),
        across=_("按季度"),
    )
    figures = [
        figure(
            key,
            value,
            n if indicator.is_rate else None,
            material.run,
            (("quarter", quarter),),
            left_out,
            not_due,
        )
        for quarter, value, n, left_out, not_due in zip(
            *(table[name] for name in ("quarter", *_MEASURED)), strict=True
        )
    ]
    whole = [
        figure
        for figure, quarter in zip(figures, quarters, strict=True)
        if quarter.elapsed(material.filters.as_of) == 1
        and quarter.months == 3
        and not figure.not_due
    ]
    goal = _("（横线为目标）") if any(spec.goals) else ""
    return Picture(
        key=f"trend_{key}",
        chart=spec,
        caption=_("{label}，按季度{goal}").format(label=_(indicator.label), goal=goal),
        figures=tuple(figures),
        claim=_claimed(key, whole),
        line=_("目标") if goal else "",
    )


def _claimed(key: str, figures: list[Figure]) -> Sentence | None:
    """Return the claim that the whole quarters allow, with the last quarter's figure; or None."""
    indicator = indicators()[key][0]
    better = indicator.direction is Direction.HIGHER
    said = claim([figure.value for figure in figures], indicator.is_rate, better)
    if not said:
        return None
    last = figures[-1]
    quarter = parse_period(last.groups[0][1] or "")
    return sentence([_(indicator.label), said, "，", quarter.label, last])
