"""Find the period that a draft gives itself: in its title, or where its text begins."""

import datetime as dt
import re

from gridlens.period import Period
from gridlens.proofread.meaning.when import Span, periods

_FIRST_LINES = 3
_LONGEST_TITLE = 45
_OPENING = 24  # characters of the first paragraph that may name the period: 2025年上半年，我街道…
_SHORTEST = 28
_AT_ONCE = 2
_EVENTS = re.compile(r"会议|大会|讲话|届|第[\d一二三四五六七八九十]+期")
_YEAR_ALONE = re.compile(
    r"(?:20\d\d|二[〇○零][〇○零一二三四五六七八九]{2})年(?:度|全年)?(?![\d一二三四五六七八九十上下前第])"
)


def own_period(text: str, asked: Period, as_of: dt.date) -> Period | None:
    """Return the period that a draft is about by its own word, if it is another than the one asked.

    None where the draft names none, where it names several, or where it names the year alone that
    the period asked is part of.
    """
    lines = [line.strip() for line in text.splitlines() if line.strip()][:_FIRST_LINES]
    titles = [line for line in lines if len(line) <= _LONGEST_TITLE and "。" not in line]
    for title in titles:
        if not _EVENTS.search(title) and (found := _named(title, asked, as_of)):
            return found if found != asked else None
    body = next((line for line in lines if line not in titles), "")
    found = _named(body[:_OPENING], asked, as_of)
    return found if found and found != asked else None


def _named(text: str, asked: Period, as_of: dt.date) -> Period | None:
    named = [one for one in periods(text, asked, as_of) if one.span is Span.DATED]
    long = [one.period for one in named if one.period and not one.also]
    several = len(named) != 1 and named[:1] and named[0].start > _AT_ONCE
    if not named or several or not long or long[0].days < _SHORTEST:
        return None
    if _YEAR_ALONE.search(text):
        year = long[0].year
        return asked if year == asked.year else year
    return long[0]
