"""Titles, sentences and notices, as plain HTML with the right heading levels."""

from collections.abc import Iterable
from html import escape

import streamlit as st

from gridlens.overview import sentence
from gridlens.overview.card import Card
from gridlens.schema.ledger import Ledger
from gridlens.translation import _


def page(title: str, lead: str) -> None:
    """Show the page's title and its first sentence."""
    st.html(f'<h1 class="gl-title">{escape(title)}</h1><p class="gl-lead">{escape(lead)}</p>')


def section(title: str, note: str = "", beside: str = "") -> None:
    """Show the heading of a panel with its note: unit, goal, n.

    ``beside`` is HTML that stands at the end of the heading's line.
    """
    head = f'<div class="gl-head"><h2>{escape(title)}</h2><span>{escape(note)}</span></div>'
    st.html(f'<div class="gl-pictured">{head}{beside}</div>' if beside else head)


def rule(*sentences: str) -> None:
    """Show sentences in small print, such as the rule that colours follow."""
    if sentences:
        st.html("".join(f'<p class="gl-rule">{escape(sentence)}</p>' for sentence in sentences))


def told(*sentences: str) -> None:
    """Show sentences that a person should know before reading on, in a calm frame."""
    lines = "".join(f"<p>{escape(sentence)}</p>" for sentence in sentences)
    st.html(f'<div class="gl-told" role="status">{lines}</div>', width="stretch")


def without_markdown(text: str) -> str:
    """Return a text with its marks escaped, so that none becomes Markdown in a label."""
    return "".join(
        f"\\{letter}" if letter in "\\`*_{}[]<>()#+-!|~:$" else letter for letter in text
    )


def notice(what: str, remedy: str = "") -> None:
    """Show a notice in place of content: what is the case, and what to do next."""
    st.html(
        f'<div class="gl-empty" role="status"><strong>{escape(what)}</strong>{escape(remedy)}</div>'
    )


def balances(ledgers: Iterable[Ledger], figures: dict[str, Card]) -> None:
    """Show the balance of each ledger of matters: carried over + received − closed = open."""
    lines = [
        f"<tr><td>{escape(_(ledger.title))}</td><td>{escape(told)}</td></tr>"
        for ledger in ledgers
        if (told := sentence.balanced(ledger, figures))
    ]
    if lines:
        st.html(f'<table class="gl-table"><tbody>{"".join(lines)}</tbody></table>')
