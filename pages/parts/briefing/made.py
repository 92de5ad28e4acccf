"""The briefing on the page: made once for everybody who chooses the same; files made on demand."""

import datetime as dt
from dataclasses import replace
from functools import lru_cache

import streamlit as st

from gridlens.briefing.choice import BriefingChoice
from gridlens.briefing.clerk.edits import Edits, applied
from gridlens.briefing.content import Briefing
from gridlens.briefing.make import briefing
from gridlens.figures.scope import Scope
from gridlens.render.briefing_files import written
from gridlens.settings import who
from gridlens.store.version import Version
from gridlens.translation import _
from pages.parts.question import Asked


def made(now: Asked, choice: BriefingChoice) -> Briefing:
    """Return the chosen briefing; raise ``GridLensError`` for a period without data."""
    return _made(now.version, now.goals_key, now.notes_stamp, now.scope, choice)


def briefing_sentence(found: Briefing) -> str:
    """Return a sentence on what the briefing holds: its period, sections and figures."""
    return _("{period}，{n}个部分，{m}个数字，都来自台账；点数字看组成它的记录。").format(
        period=found.period.label, n=len(found.sections), m=len(found.figures)
    )


@st.cache_resource(max_entries=24, show_spinner=False)
def _made(
    _version: Version,
    goals_key: tuple[str, int, int],
    notes_stamp: int,
    scope: Scope,
    choice: BriefingChoice,
) -> Briefing:
    now = dt.datetime.now().replace(microsecond=0)
    return briefing(_version, scope, choice, who(), now, goals_key[2])


@lru_cache(maxsize=24)
def edited(found: Briefing, edits: Edits) -> Briefing:
    """Return the briefing with a clerk's changes; the same changes give the same object."""
    return applied(found, edits)


@lru_cache(maxsize=12)
def file(found: Briefing, form: str) -> bytes:
    """Return the file of one form of a briefing, made once for everybody who asks for it."""
    made_at = dt.datetime.now().replace(microsecond=0)
    return written(replace(found, appendix=replace(found.appendix, made_at=made_at)), form)
