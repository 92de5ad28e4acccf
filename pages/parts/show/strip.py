"""The balance of a ledger of matters as one strip: carried over + received − closed = open."""

from collections.abc import Mapping
from html import escape

import streamlit as st

from gridlens.figures.numbers import written
from gridlens.overview.card import Card
from gridlens.overview.sentence import BALANCE
from gridlens.schema.ledger import Ledger
from gridlens.translation import N_, _
from pages.parts import drill

_SIGNS = ("", "＋", "－", "＝")


def balance(ledger: Ledger, cards: Mapping[str, Card]) -> None:
    """Show the four figures with their signs, each a link to its rows; nothing where one lacks."""
    cycle = ledger.life_cycle
    if cycle is None:
        return
    keys = [f"{cycle.prefix}_{name}" for name in BALANCE]
    if any(key not in cards or cards[key].value is None for key in keys):
        return
    words = (N_("结转"), cycle.received_word, cycle.closed_word, N_("在办"))
    parts = []
    for key, word, sign in zip(keys, words, _SIGNS, strict=True):
        number = escape(written(cards[key].value, key))
        label = escape(f"{_(cards[key].indicator.label)} {number}{_(cycle.unit)}")
        value = drill.link(key, number, label) if cards[key].value else number
        before = f"<i>{sign}</i>" if sign else ""
        unit = f"<small>{escape(_(cycle.unit))}</small>"
        parts.append(f"<div><dt>{before}{escape(_(word))}</dt><dd>{value}{unit}</dd></div>")
    label = escape(_("{ledger}的收支").format(ledger=_(ledger.title)))
    st.html(f'<dl class="gl-balance" aria-label="{label}">{"".join(parts)}</dl>')
