"""For the committee alone: the deputies whom this year's ledgers do not yet name at three duties.

The lists say that no record was found. That is not the same as a duty not done.
"""

import datetime as dt
from dataclasses import dataclass

import pandas as pd

from gridlens.duty.record import named_in
from gridlens.duty.roster import in_office, people
from gridlens.figures.rows.records import records
from gridlens.figures.scope import Filters, Scope
from gridlens.ledgers import ledger
from gridlens.ledgers.session import DUTY_REPORT
from gridlens.ledgers.session import STATION as STATION_SESSION
from gridlens.ledgers.visit import RECEPTIONS
from gridlens.ledgers.visit import STATION as STATION_RECEPTION
from gridlens.period import Period
from gridlens.store.version import Version
from gridlens.translation import N_, _

CAME, RECEIVED, REPORTED = N_("尚无进站记录"), N_("尚无接待群众记录"), N_("尚无述职记录")
_RULES = {
    CAME: N_("进站：在“联络站接待”或“代表进站”活动中有记录。"),
    RECEIVED: N_("接待：在联络站、工作室或议事廊亭接待选民群众有记录。"),
    REPORTED: N_("述职：在类型为“代表述职”的会议活动中有记录。"),
}
_UNKEPT = {
    CAME: N_("今年的台账里还没有任何进站记录，无从列出。"),
    RECEIVED: N_("今年的台账里还没有任何接待记录，无从列出。"),
    REPORTED: N_(
        "今年的台账里还没有“代表述职”的记录，无从列出；已述职的，请在会议活动台账中登记。"
    ),
}


@dataclass(frozen=True)
class NotYet:
    """One duty: its rule, and the deputies without a record of it, in roster order.

    If the ledgers hold no record of this duty at all, ``names`` is empty and ``unkept`` says so.
    """

    title: str
    rule: str
    names: tuple[str, ...]
    unkept: str = ""


def not_yet(version: Version, scope: Scope, as_of: dt.date) -> list[NotYet]:
    """Return the three lists for the calendar year up to ``as_of``; [] for a narrowed scope."""
    if scope.deputy is not None or scope.grids is not None:
        return []
    year = Period(dt.date(as_of.year, 1, 1), as_of)
    visits = _named(version, scope, year, "visit", "way")
    sessions = _named(version, scope, year, "session", "type")
    of_type = {
        kind: named_in(ledger("session"), sessions[sessions["type"] == kind])
        for kind in (STATION_SESSION, DUTY_REPORT)
    }
    at_station = _received(visits, (STATION_RECEPTION,))
    done = {
        CAME: at_station | of_type[STATION_SESSION],
        RECEIVED: _received(visits, RECEPTIONS),
        REPORTED: of_type[DUTY_REPORT],
    }
    there = in_office(people(version, scope), Period(as_of, as_of))
    return [
        NotYet(
            _(title),
            _(_RULES[title]),
            tuple(person.name for person in there if person.code not in codes) if codes else (),
            "" if codes else _(_UNKEPT[title]),
        )
        for title, codes in done.items()
    ]


def _named(version: Version, scope: Scope, year: Period, key: str, column: str) -> pd.DataFrame:
    """Return a ledger's records with the deputy columns and ``column`` alone, which is faster."""
    wanted = [*ledger(key).deputies, column]
    return records(version, scope, Filters(year, year.end), key, columns=wanted)


def _received(visits: pd.DataFrame, ways: tuple[str, ...]) -> set[str]:
    return named_in(ledger("visit"), visits[visits["way"].isin(ways)])
