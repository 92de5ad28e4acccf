"""附录: what a reader must know about the figures, the same in every file."""

import datetime as dt
from collections.abc import Sequence

from gridlens.analysis.assurance import RULE_ASSURANCE
from gridlens.briefing.content import Appendix, Definition
from gridlens.briefing.loads import SOURCES
from gridlens.briefing.material import Material
from gridlens.briefing.problems import RULE as PROBLEM_RULE
from gridlens.briefing.sentence import Figure, Role
from gridlens.briefing.wording.nameless import nameless
from gridlens.figures.beside.left import noted
from gridlens.figures.numbers import written
from gridlens.ledgers import indicators
from gridlens.overview.sentence import pace_rules
from gridlens.schema.ledger import Measure
from gridlens.translation import N_, _

_ROUND = N_(
    "“余”的用法：只用于允许约数的指标，按十、百、千取整，舍去的不超过一成；表格一律列准确数。"
)
_COMPARED = N_(
    "与{base}比较：期间未满的，与对方相同的部分比；两个数都不小于10才写百分比，否则写相差的数；"
    "对方没有数据或为0的不比。"
)


def appendix(
    material: Material, figures: Sequence[Figure], made_at: dt.datetime, made_by: str
) -> Appendix:
    """Return the appendix of a briefing with these figures: only what they use is explained."""
    used = {figure.indicator for figure in figures}
    definitions = [
        Definition(
            key,
            _(indicator.label),
            "%" if indicator.is_rate else _(indicator.unit),
            _(indicator.definition),
            _n(material, key),
        )
        for key, (indicator, _ledger) in indicators().items()
        if key in used
    ]
    lines = [line for line in material.verdict.lines if line.indicator.key in used]
    paces = [line.pace for line in lines if line.pace]
    against = material.choice.comparison
    rules = [
        *pace_rules(paces, ticks=False),
        *([_(RULE_ASSURANCE)] if material.assured.keys() & used else []),
        _(_ROUND),
        *([_(_COMPARED).format(base=_(against.value))] if against and material.compared else []),
    ]
    if any(figure.role is Role.GAP or figure.page == "open" for figure in figures):
        rules.append(_(PROBLEM_RULE))
    return Appendix(
        definitions=tuple(definitions),
        rules=tuple(rules),
        version=material.version.number,
        as_of=material.filters.as_of,
        made_at=made_at,
        made_by=made_by,
        files=_files(material),
    )


def _files(material: Material) -> tuple[str, ...]:
    """Return the files whose rows the version holds, in the order they were loaded."""
    found = material.version.frame(
        f"SELECT file, min(load) AS first FROM ({SOURCES}) GROUP BY file ORDER BY first, file"
    )
    told = str if material.choice.grids else nameless(material.version)
    return tuple(dict.fromkeys(told(name) for name in found["file"]))


def _n(material: Material, key: str) -> str:
    """Return the count of an indicator: the denominator of a rate or median, else its value."""
    card = material.cards.get(key)
    if card is None:
        return written(None)
    below = card.indicator.measure in (Measure.RATE, Measure.MEDIAN)
    return written(card.denominator if below else card.value) + noted(
        key, card.value if below else 0, "", card.left_out
    )
