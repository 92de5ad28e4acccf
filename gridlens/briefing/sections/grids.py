"""网格情况: counts by grid and quarter, only if the clerk chose to name grids.

This is never a league table. The grids are in the order of the roster, and a sentence says that
they are not ranked.
"""

from gridlens.briefing.content import Part, Picture, Section
from gridlens.briefing.material import Material
from gridlens.briefing.sentence import Paragraph
from gridlens.briefing.wording.words import figure, sentence
from gridlens.charts.heat import heat_map
from gridlens.figures.outcomes import outcomes
from gridlens.period import parse_period, quarter_of
from gridlens.translation import _

MOST, LEAST_COUNT = 4, 20


def section(material: Material, key: str, heading: str) -> Section | None:
    """Return a picture for each of at most ``MOST`` counts of the four types that grids have.

    A count must be at least ``LEAST_COUNT``. Return None if the clerk did not choose to name grids
    or there is nothing to show.
    """
    if not material.choice.grids or material.version.grids.empty:
        return None
    keys = [
        name
        for name, card in material.cards.items()
        if card.indicator.group
        and card.ledger.grid
        and card.indicator.has_pace
        and not card.indicator.street_wide
        and (card.value or 0) >= LEAST_COUNT
    ][:MOST]
    if not keys:
        return None
    pictures = [_picture(material, name) for name in keys]
    note = sentence([_("网格按名册顺序排列，不作排名；数量多可能是排查更细，也可能是矛盾较多。")])
    parts: tuple[Part, ...] = (Paragraph("grids_lead", (note,)), *pictures)
    return Section(key, heading, parts)


def _picture(material: Material, key: str) -> Picture:
    filters = material.filters.over(material.run)
    table = outcomes(material.version, material.scope, filters, [key], ["grid", "quarter"])
    names = material.version.grid_names
    rows = {
        code: names.get(code, code) if code else _("未分网格") for code in table["grid"].unique()
    }
    columns = {q: quarter_of(parse_period(q).end).narrow for q in table["quarter"].unique()}
    spec = heat_map(key, table, "grid", "quarter", rows, columns)
    figures = [
        figure(key, value, None, material.run, (("grid", grid), ("quarter", quarter)))
        for grid, quarter, value in zip(
            table["grid"], table["quarter"], table["value"], strict=True
        )
    ]
    caption = _("{label}，网格 × 季度").format(label=spec.title)
    return Picture(f"grids_{key}", spec, caption, tuple(figures))
