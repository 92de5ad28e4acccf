"""The sign of each verdict, because a colour alone is not enough, and how a time is written."""

import datetime as dt

from gridlens.proofread.finding import Verdict
from gridlens.translation import _

SIGNS = {
    Verdict.AGREES: "✓",
    Verdict.DIFFERS: "✗",
    Verdict.CONTRADICTS: "≠",
    Verdict.DOUBTFUL: "!",
    Verdict.NO_DATA: "○",
    Verdict.NOT_UNDERSTOOD: "？",
    Verdict.NOT_A_CLAIM: "",
}


def sign(verdict: Verdict) -> str:
    """Return the sign of a verdict as HTML."""
    return f"<sup>{SIGNS[verdict]}</sup>" if SIGNS[verdict] else ""


def when(at: dt.datetime | None) -> str:
    """Return a time as a clerk writes it, to the minute."""
    if at is None:
        return ""
    return _("{month}月{day}日 {time}").format(month=at.month, day=at.day, time=f"{at:%H:%M}")
