"""The names of the figures of a briefing, for the list of what has changed."""

from collections.abc import Mapping

from gridlens.briefing.problems import HEADINGS
from gridlens.briefing.sentence import Figure, Role
from gridlens.goals.pace import WORDS, Status
from gridlens.ledgers import indicators, ledgers
from gridlens.period import parse_period
from gridlens.translation import N_, _

_ROLES = {
    Role.VALUE: "",
    Role.GOAL: N_("目标"),
    Role.SHARE: N_("完成率"),
    Role.GAP: N_("序时进度差"),
    Role.CHANGE: "",
    Role.COUNT: N_("最长逾期"),
}
_COUNTS = {
    "all": N_("目标"),
    "unknown": N_("没有数据的目标"),
    "reached": N_("达到序时进度或目标的目标"),
    "problems": N_("滞后或未达的目标"),
    "open": N_("期末未办结事项"),
    "overdue": N_("已过办理期限的事项"),
    "types": N_("四型重点工作"),
    "types1": N_("增加的重点工作"),
    "types0": N_("持平的重点工作"),
    "types-1": N_("减少的重点工作"),
}


def named(figure: Figure, names: Mapping[str, str]) -> str:
    """Return the name of a figure: 排查化解矛盾纠纷（2025年二季度）, 上门服务企业完成率（2025年）.

    ``names`` has the names of grids by code.
    """
    if not figure.indicator:
        return _counted(figure)
    role = _ROLES[figure.role]
    label = _(indicators()[figure.indicator][0].label) + (_(role) if role else "")
    parts = []
    if "quarter" not in dict(figure.groups):
        span = parse_period(figure.period).label
        compared = figure.role is Role.CHANGE
        parts.append(_("与{period}比").format(period=span) if compared else span)
    for name, group in figure.groups:
        if name == "quarter" and group:
            parts.append(parse_period(group).label)
        else:
            parts.append(names.get(group or "", _(group) if group else _("未填")))
    return _("{label}（{parts}）").format(label=label, parts="，".join(parts))


def ledger_keys(figure: Figure) -> tuple[str, ...]:
    """Return the keys of the ledgers behind a figure.

    A figure about a goal depends on the ledger of goals too. A count over several ledgers depends
    on all of them.
    """
    if not figure.indicator:
        absent = dict(figure.groups).get("absent")
        return (absent,) if absent else tuple(ledgers())
    own = indicators()[figure.indicator][1].key
    aimed = figure.role in (Role.GOAL, Role.SHARE, Role.GAP)
    return (own, "goal") if aimed else (own,)


def _counted(figure: Figure) -> str:
    name, which = figure.groups[0]
    if name == "absent":
        return _("没有“{ledger}”台账的网格").format(ledger=_(ledgers()[which or ""].title))
    if name == "problem":
        return _("存在的问题：{heading}").format(heading=_(HEADINGS[which or ""]))
    if which in _COUNTS:
        return _(_COUNTS[which])
    return _("{word}的目标").format(word=_(WORDS[Status(which)]))
