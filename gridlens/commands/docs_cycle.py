"""What `docs/ledgers.md` says of a life cycle: when a matter begins, closes and is due."""

from collections.abc import Iterable

from gridlens.kinds import Choice
from gridlens.schema.cycle import LifeCycle
from gridlens.schema.ledger import Ledger
from gridlens.schema.lifecycle import ON_THE_DAY, instead_of_all, latest_of
from gridlens.translation import N_, _

_EXTENDED = N_(
    "{status}为{value}而未{word}的，不论写着的期限过没过，都不算逾期；"
    "期限已过的，逾期时间列为“已延期”。延长后的期限也过了的，请改{status}，再按期限计。"
)


def life_cycle_rules(ledger: Ledger, cycle: LifeCycle) -> list[str]:
    """Return the sentences that tell when a matter begins, closes and is due."""
    closed, word = titles(ledger, (cycle.closed,)), _(cycle.closed_word)
    rules = [_("办理过程：{steps}。").format(steps=_(cycle.steps))]
    if cycle.matter:
        matter = titles(ledger, (cycle.matter,))
        rules.append(
            _("填了{matter}的行才算一件{noun}。").format(matter=matter, noun=_(cycle.noun))
        )
    signs = [_("{closed}有日期").format(closed=closed)]
    if cycle.closing:
        status = titles(ledger, (cycle.status,))
        signs.append(_("{status}为{values}").format(status=status, values="、".join(cycle.closing)))
    signs += [
        _("填了{column}").format(column=titles(ledger, (name,))) for name in cycle.closing_columns
    ]
    if cycle.closed_else:
        instead = titles(ledger, cycle.closed_else)
        other = latest_of([_(ledger.column(name).title) for name in cycle.closed_else])
        status = titles(ledger, (cycle.status,))
        signs.append(_("{instead}有日期而{status}没有填").format(instead=instead, status=status))
        rule = _("{signs}的，算已{word}；没有{closed}的按{other}计。")
        dated = rule.format(signs=_("，或").join(signs), word=word, closed=closed, other=other)
        lacking = _("这些日期都没有的")
    else:
        dated = _("{signs}的，算已{word}。").format(signs=_("，或").join(signs), word=word)
        lacking = _("没有{closed}的").format(closed=closed)
    rule = _("{lacking}按{other}计，不计入办理天数和按期率，在数字旁另注明数量。")
    if len(ledger.other_days) > 1:
        rule = _("{lacking}按到截至日为止{other}计，不计入办理天数和按期率，在数字旁另注明数量。")
    rules.append(dated + rule.format(lacking=lacking, other=instead_of_all(ledger)))
    states = ledger.column(cycle.status).kind
    assert isinstance(states, Choice), ledger.key
    signs = [titles(ledger, (name,)) for name in (cycle.closed, *cycle.closing_columns)]
    rule = _("{status}为{states}而{signs}空着的，未{word}。")
    if len(signs) > 1:
        rule = _("{status}为{states}而{signs}都空着的，未{word}。")
    still = "、".join(state for state in states.values if state not in cycle.closing)
    status = titles(ledger, (cycle.status,))
    rules.append(rule.format(status=status, states=still, signs="、".join(signs), word=word))
    rules += [
        _(
            "{column}为{value}而{status}为{states}的行退回；从整句话里读出的结果不退回，按空白导入。"
        ).format(
            column=titles(ledger, (clash.column,)),
            value=clash.value,
            status=titles(ledger, (cycle.status,)),
            states="、".join(clash.states),
        )
        for clash in cycle.clashes
    ]
    due = titles(ledger, (cycle.due,))
    if cycle.due_from:
        begin = titles(ledger, (cycle.due_from,))
        rule = _("期限按{due}；留空的按{begin}后{months}个月计。")
        rules.append(rule.format(due=due, begin=begin, months=cycle.due_months))
    else:
        rules.append(_("期限按{due}；留空的没有期限，不算逾期。").format(due=due))
    rules[-1] += _("{day}，次日起才算。").format(day=_(ON_THE_DAY))
    if cycle.extension:
        status = titles(ledger, (cycle.status,))
        rules.append(_(_EXTENDED).format(status=status, value=cycle.extension, word=word))
    return rules


def titles(ledger: Ledger, names: Iterable[str]) -> str:
    """Return the titles of columns, joined."""
    return "、".join(_(ledger.column(name).title) for name in names)
