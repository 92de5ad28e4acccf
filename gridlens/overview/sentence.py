"""The first sentence of a page: what the page shows, made from the figures by rule."""

from collections.abc import Collection, Mapping, Sequence

from gridlens.figures.beside.change import Against, change_phrase
from gridlens.figures.beside.left import noted
from gridlens.figures.numbers import percent, rounded, unit_of, written
from gridlens.figures.scope import Filters
from gridlens.goals.judge import Verdict
from gridlens.goals.pace import (
    RULE,
    RULE_OTHERS,
    RULE_OWN,
    RULE_TICK,
    Pace,
    days_elapsed,
    follows_plan,
)
from gridlens.goals.told import count_sentence
from gridlens.overview.card import Card
from gridlens.schema.ledger import Ledger
from gridlens.translation import N_, _

MOST_NAMED = 3
BALANCE = ("carried_over", "received", "closed", "open")


def place_of(grids: Sequence[str], names: Mapping[str, str]) -> str:
    """Return the names of some grids, three at most; empty if there are none."""
    told = "、".join(names.get(code, code) for code in grids[:MOST_NAMED])
    if len(grids) <= MOST_NAMED:
        return told
    return _("{grids}等{n}个网格").format(grids=told, n=len(grids))


def _about(filters: Filters, place: str) -> str:
    """Return what a sentence is about: the period and, if only a part is asked, the place."""
    return f"{filters.period.label}，{place}" if place else filters.period.label


def overview(
    verdict: Verdict, rate: Card | None, filters: Filters, deputy: str = "", place: str = ""
) -> str:
    """Return a sentence: how many goals there are and how they stand, then one rate.

    ``place`` names the grids of the filters. With a deputy's name, the sentence says only that the
    figures are what the deputy took part in.
    """
    if deputy:
        return _("{name}，{period}；以下各项为参与的数量，不作评判和比较。").format(
            name=deputy, period=_about(filters, place)
        )
    goals = count_sentence(verdict, N_("网格目标") if filters.grids else N_("目标"))
    parts = [goals] if goals else []
    if rate and (rate.value is not None or rate.left_out):
        parts.append(rate_said(rate))
    if not parts:
        return _("{period}还没有可以说明的情况。").format(period=_about(filters, place))
    return _("{period}，{parts}。").format(period=_about(filters, place), parts="；".join(parts))


def rate_said(card: Card) -> str:
    """Return a rate in words, with its numerator and denominator and its change on last year."""
    text = _("{label}{value}").format(label=_(card.indicator.label), value=rate_figure(card))
    change = change_phrase(card.year_change, "", True, Against.YEAR_BEFORE)
    return f"{text}，{change}" if change else text


def rate_figure(card: Card) -> str:
    """Return a rate with its numerator and denominator: 95.9%（142/148）."""
    key = card.indicator.key
    n = f"{written(card.numerator)}/{written(card.denominator)}"
    return written(card.value, key) + noted(key, card.value, n, card.left_out, card.not_due)


def rules(cards: Collection[Card]) -> list[str]:
    """Return the rules by which cards are coloured, with each goal's share of time elapsed."""
    every = (*cards, *(card.beside for card in cards if card.beside))
    return pace_rules([card.pace for card in every if card.pace])


def pace_rules(paces: Collection[Pace], ticks: bool = True) -> list[str]:
    """Return the rules by which paces are judged, with the share of time that has passed.

    Goals that follow a plan of their own have a share of their own; it is not the share of days.
    ``ticks`` says that ticks are drawn across what was achieved, and must be explained.
    """
    timed = {p.goal.period: days_elapsed(p) for p in paces if p.gap is not None}
    elapsed = "，".join(
        _("{period}{share}").format(period=period.label, share=percent(share))
        for period, share in sorted(timed.items())
    )
    own = any(map(follows_plan, paces))
    told = [_(RULE).format(elapsed=elapsed)] if timed else []
    told += [_(RULE_OWN)] if own else []
    told += [_(RULE_TICK)] if timed and ticks else []
    others = [_(RULE_OTHERS)] if any(p.gap is None for p in paces) else []
    return ["".join(told), *others] if told else others


def taking_part(name: str, records: int, of: str, filters: Filters) -> str:
    """Return what a deputy took part in, in words, without judging: no pace, no comparison."""
    return _("{name}，{period}参与“{of}”{n}条记录；以下各项为参与的数量，不作评判和比较。").format(
        name=name, period=filters.period.label, of=of, n=records
    )


def ledger(ledger: Ledger, cards: dict[str, Card], filters: Filters, place: str = "") -> str:
    """Return a sentence: a ledger's main figure with its change and, for matters, the balance.

    ``place`` names the grids of the filters.
    """
    parts = []
    main = next((c for c in cards.values() if c.indicator.group), next(iter(cards.values()), None))
    if main and main.value is not None:
        key = main.indicator.key
        figure = _("{label}{value}{unit}").format(
            label=_(main.indicator.label), value=written(main.value, key), unit=unit_of(key)
        )
        change = change_phrase(
            main.year_change, unit_of(key), main.indicator.is_rate, Against.YEAR_BEFORE
        )
        parts.append(f"{figure}，{change}" if change else figure)
    if balance := balanced(ledger, cards):
        parts.append(balance)
    if not parts:
        return _("{period}没有“{ledger}”的记录。").format(
            period=_about(filters, place), ledger=_(ledger.title)
        )
    return _("{period}，{parts}。").format(period=_about(filters, place), parts="；".join(parts))


def balanced(ledger: Ledger, cards: dict[str, Card]) -> str:
    """Return the balance of a ledger of matters in words: 结转6＋受理144－办结146＝在办4.

    Empty where the ledger has no life cycle or a figure is missing.
    """
    cycle = ledger.life_cycle
    if cycle is None:
        return ""
    known = [cards.get(f"{cycle.prefix}_{name}") for name in BALANCE]
    values = [card.value for card in known if card is not None and card.value is not None]
    if len(values) < len(BALANCE):
        return ""
    return _("结转{a}＋{received}{b}－{closed}{c}＝在办{d}").format(
        received=_(cycle.received_word),
        a=rounded(values[0], 0),
        b=rounded(values[1], 0),
        c=rounded(values[2], 0),
        d=rounded(values[3], 0),
        closed=_(cycle.closed_word),
    )


def outside(ledger: Ledger, filters: Filters) -> str:
    """Return which filter a ledger cannot answer, so that nothing is found; otherwise ""."""
    if filters.grids and not ledger.grid:
        return _("“{ledger}”不分网格，请去掉页面上方的网格筛选。").format(ledger=_(ledger.title))
    if filters.deputy and not ledger.deputies:
        return _("“{ledger}”不记代表，请去掉页面上方的代表筛选。").format(ledger=_(ledger.title))
    return ""
