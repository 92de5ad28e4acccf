"""The records dated outside the term of the grid or the deputy they name, as a list."""

from collections.abc import Sequence
from typing import Any

import streamlit as st

from gridlens.figures.numbers import rounded
from gridlens.figures.scope import Scope
from gridlens.intake.out_of_term import out_of_term
from gridlens.ledgers import ledger
from gridlens.store.terms import OutOfTerms
from gridlens.store.version import Version
from gridlens.translation import N_, _
from pages.parts.data import sheets
from pages.parts.question import Asked
from pages.parts.show import headings

_TITLES = (N_("台账"), N_("记录日期"), N_("说明"), N_("来源"))


def found(now: Asked) -> OutOfTerms:
    """Return these records, asked once for a version."""
    return _found(now.version, now.version_key, now.scope)


@st.cache_resource(max_entries=16, show_spinner=False)
def _found(_version: Version, version_key: tuple[str, int], scope: Scope) -> OutOfTerms:
    return out_of_term(_version, scope)


def show(every: OutOfTerms) -> None:
    """Name these records, each with its file, sheet and row."""
    headings.section(_("任期之外的记录"), _("共{n}条").format(n=rounded(every.total, 0)))
    rows = [(o.ledger, o.day.isoformat(), o.reason, o.place) for o in every.records]
    _list(rows, every.total)
    headings.rule(
        _("记录的日期不在所填网格的启用期内，或不在所填代表的任期内；数字照计。请核对记录或名册。")
    )


def of_load(told: dict[str, Any] | None) -> None:
    """Name the records that a load brought, as its answer tells them; nothing where none are."""
    if not told:
        return
    n = rounded(told["total"], 0)
    headings.rule(_("有{n}条记录的日期不在所填网格的启用期或代表的任期内：").format(n=n))
    rows = [(o["ledger"], o["day"], o["reason"], o["place"]) for o in told["records"]]
    _list(rows, told["total"])


def _list(rows: Sequence[tuple[str, str, str, str]], total: int) -> None:
    cells = [(_(ledger(key).title), *others) for key, *others in rows]
    sheets.grid([_(title) for title in _TITLES], cells, _("任期之外的记录"))
    if total > len(rows):
        headings.rule(_("只列前{n}条。").format(n=rounded(len(rows), 0)))
