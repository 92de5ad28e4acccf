"""All ledgers and rosters, one file each; a file in this folder is found by itself.

To add a ledger, write one file in this folder that assigns ``LEDGER``; nothing else needs an edit.
``indicator(key)`` and ``ledger(key)`` are the ways in.
"""

import importlib
import pkgutil
from collections.abc import Iterable
from difflib import get_close_matches
from functools import cache

from gridlens.errors import Refused, UnknownName
from gridlens.schema import lifecycle
from gridlens.schema.aims import aimed_at, likely
from gridlens.schema.ledger import Indicator, Ledger, Measure
from gridlens.schema.said import alike, phrases
from gridlens.translation import N_, _


@cache
def ledgers() -> dict[str, Ledger]:
    """Return every ledger and roster by key, in the order in which they are shown."""
    names = (module.name for module in pkgutil.iter_modules(__path__))
    found = [importlib.import_module(f"{__name__}.{name}").LEDGER for name in names]
    assert all(isinstance(ledger, Ledger) for ledger in found)
    by_key = {ledger.key: ledger for ledger in sorted(found, key=lambda ledger: ledger.place)}
    assert len(by_key) == len(found), [ledger.key for ledger in found]
    return by_key


@cache
def activity_ledgers() -> dict[str, Ledger]:
    """Return the ledgers whose records have a date."""
    return {key: ledger for key, ledger in ledgers().items() if not ledger.is_roster}


def indicators_of(ledger: Ledger) -> tuple[Indicator, ...]:
    """Return the indicators that a ledger declares, then those that its life cycle brings."""
    return ledger.indicators + lifecycle.indicators(ledger)


@cache
def indicators() -> dict[str, tuple[Indicator, Ledger]]:
    """Return every indicator with its ledger, by key, in the order of ledgers."""
    found = [(i, ledger) for ledger in ledgers().values() for i in indicators_of(ledger)]
    by_key = {indicator.key: (indicator, ledger) for indicator, ledger in found}
    assert len(by_key) == len(found), sorted(i.key for i, _ledger in found)
    assert len({i.label for i, _ledger in found}) == len(found), sorted(i.label for i, _ in found)
    assert all(i.beside is None or by_key[i.beside][0].is_rate for i, _ledger in found)
    assert all(i.after is None or i.after in by_key for i, _ledger in found)
    own = {i for ledger in ledgers().values() for i in ledger.indicators}
    assert not (same := said_of_two([one for one in found if one[0] in own])), same
    assert not (same := said_of_two([one for one in found if one[0] not in own])), same
    return by_key


def said_of_two(found: Iterable[tuple[Indicator, Ledger]]) -> list[tuple[str, ...]]:
    """Return the phrases by which two indicators of one unit are meant: they tell neither apart.

    Each stands with the ledger and key of both. What life cycles bring is asked by itself: it may
    share phrases with what ledgers declare, which goes before.
    """
    first: dict[tuple[str, object], tuple[Indicator, Ledger]] = {}
    same: list[tuple[str, ...]] = []
    for one in found:
        indicator, ledger = one
        for phrase in (*phrases(indicator.said), (indicator.label,)):
            other, its = first.setdefault((indicator.unit, alike(phrase)), one)
            if other is not indicator:
                same.append((" ".join(phrase), its.key, other.key, ledger.key, indicator.key))
    return same


@cache
def record_counts() -> dict[str, tuple[Indicator, Ledger]]:
    """Return the plain count of each activity ledger's records, by its key ``{ledger}_records``.

    These counts serve free questions only; they stand in no list of indicators.
    """
    return {
        f"{key}_records": (
            Indicator(
                key=f"{key}_records",
                label=_("{ledger}记录数").format(ledger=_(ledger.title)),
                unit=N_("条"),
                measure=Measure.FLOW,
                at=str(ledger.date),
                definition=_("期内“{ledger}”台账的记录条数，一行算一条。").format(
                    ledger=_(ledger.title)
                ),
            ),
            ledger,
        )
        for key, ledger in activity_ledgers().items()
    }


def indicator(name: str) -> tuple[Indicator, Ledger]:
    """Return an indicator by key or label, or a record count by key, with its ledger.

    Raises ``UnknownName``.
    """
    return record_counts()[name] if name in record_counts() else declared_indicator(name)


def declared_indicator(name: str) -> tuple[Indicator, Ledger]:
    """Return an indicator that a ledger has, by key or label, with its ledger.

    Raises ``UnknownName``.
    """
    if name in indicators():
        return indicators()[name]
    by_label = {i.label: key for key, (i, _ledger) in indicators().items()}
    if name in by_label:
        return indicators()[by_label[name]]
    near = get_close_matches(name, [*indicators(), *by_label], n=3, cutoff=0.5)
    raise UnknownName(_("指标"), name, near)


def aimed(text: str, unit: str = "") -> Indicator:
    """Return the indicator that a goal's line means, by key, label or phrases.

    ``unit`` is the unit beside the line, if any. Raises ``Refused``, naming the likely ones.
    """
    if text in indicators():
        return indicators()[text][0]
    every = [one for one, _ledger in indicators().values()]
    found = aimed_at(text, every, unit)
    if len(found) == 1:
        return found[0]
    if found:
        reason = _("“{text}”可能指{names}，请写明是哪一项指标")
    else:
        found = likely(text, every)
        reason = _("看不出“{text}”指哪项指标")
        reason += _("，您是不是要写：{names}？") if found else ""
    names = "、".join(_(one.label) for one in found)
    raise Refused(reason.format(text=text, names=names))


def ledger(key: str) -> Ledger:
    """Return a ledger by key; raise ``UnknownName``."""
    if key not in ledgers():
        raise UnknownName(_("台账"), key, get_close_matches(key, ledgers(), n=3, cutoff=0.5))
    return ledgers()[key]
