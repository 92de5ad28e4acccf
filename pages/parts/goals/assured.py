"""The assurance of rates: whether each meets its goal by chance, always or never, by its months."""

from collections.abc import Mapping, Sequence
from html import escape

import streamlit as st

from gridlens.analysis.assurance import RULE_ASSURANCE, Assured, sentence, worded
from gridlens.analysis.assurance import assured as assured_of
from gridlens.figures.scope import Filters, Scope
from gridlens.goals.goal import Goal
from gridlens.goals.lines import GoalLine
from gridlens.period import Period
from gridlens.store.office.notes import Note
from gridlens.store.version import Version
from gridlens.translation import _
from pages.parts.question import Asked


def assured(now: Asked, lines: Sequence[GoalLine], span: Period) -> dict[str, Assured]:
    """Return the assurance of the rates among the goals of a period, by indicator."""
    goals = tuple(line.goal for line in lines if line.goal and line.indicator.is_rate)
    if not goals:
        return {}
    notes = tuple(note for note in now.notes() if note.rebase)
    return _assured(now.version, now.version_key, now.scope, now.over(span).filters, goals, notes)


def told(line: GoalLine, found: Mapping[str, Assured]) -> str:
    """Return sign and words of a line's assurance, with its limits as a tooltip; else nothing."""
    one = None if line.grid else found.get(line.indicator.key)
    if one is None:
        return ""
    head, comma, rest = worded(one).partition("，")
    return f'<abbr title="{escape(sentence(one))}">{escape(head)}</abbr>{escape(comma + rest)}'


def rules(found: Mapping[str, Assured]) -> list[str]:
    """Return the rule of assurance where there is any."""
    return [_(RULE_ASSURANCE)] if found else []


@st.cache_resource(max_entries=64, show_spinner=False)
def _assured(
    _version: Version,
    version_key: tuple[str, int],
    scope: Scope,
    filters: Filters,
    goals: tuple[Goal, ...],
    notes: tuple[Note, ...],
) -> dict[str, Assured]:
    return assured_of(_version, scope, filters, goals, notes)
