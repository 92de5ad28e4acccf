"""What may stand beside a date without changing the day: a time, 上午, a weekday."""

import re
from dataclasses import dataclass

from gridlens.errors import Refused
from gridlens.translation import _

_PART = r"(?:上午|下午|中午|正午|晚上|早上|早晨|凌晨|傍晚|夜间|白天|全天|晚|[ap]\.?m\.?(?![a-z]))"
_CLOCK = (
    r"(\d{1,2})"
    r"(?::(\d{1,2})(?::(\d{1,2})(?:\.\d+)?)?|[时点](?:(\d{1,2})分?(?:(\d{1,2})秒)?|[半整钟])?)"
)
_TIME = re.compile(rf"t?\s*{_PART}?\s*{_CLOCK}\s*{_PART}?", re.IGNORECASE)
_BETWEEN = re.compile(r"\s*(?:[-~〜]|至|到)\s*")
_PART_ALONE = re.compile(rf"[\s,]*{_PART}", re.IGNORECASE)
_WEEKDAY = re.compile(r"[\s,]*(?:周|星期|礼拜)([一二三四五六日天])")
_WEEKDAYS = "一二三四五六日"
_ZONED = re.compile(r"t\d{2}:?\d{2}(?::?\d{2}(?:\.\d+)?)?(z|[-+]\d{2}:?\d{2})", re.IGNORECASE)
_CHINA = frozenset({"+08:00", "+0800"})
_BRACKETED = re.compile(r"\s*\(([^()]*)\)")


@dataclass(frozen=True)
class Clock:
    """What was read beside a date: the ``weekday`` (0 is Monday), and the text ``after`` it."""

    weekday: int | None
    after: str


def clock(text: str) -> Clock:
    """Read times, parts of the day and a weekday at the beginning of a text.

    Raises ``Refused`` for a time that does not exist, and for a time of another time zone, because
    the local day may be another one.
    """
    weekday: int | None = None
    if match := _ZONED.match(text):
        if match[1] not in _CHINA:
            raise Refused(_("时间带有别的时区，当地可能是另一天；请改写成当地日期，如 2025-04-03"))
        text = text[: match.start(1)] + text[match.end(1) :]
    while text:
        if match := _BRACKETED.match(text):
            inside = clock(match[1].strip())
            if inside.after.strip():
                break
            weekday = inside.weekday if weekday is None else weekday
        elif match := _WEEKDAY.match(text):
            weekday = _WEEKDAYS.index(match[1].replace("天", "日"))
        else:
            match = _times(text.lstrip(" ,")) or _PART_ALONE.match(text)
            if not match:
                break
            if match.string != text:
                text = text.lstrip(" ,")
        text = text[match.end() :]
    return Clock(weekday, text)


def _times(text: str) -> "re.Match[str] | None":
    """Match a time, or a time until another time; the match returned is that of the last time."""
    match = _TIME.match(text)
    if not match:
        return None
    _checked(match)
    until = _BETWEEN.match(text, match.end())
    last = _TIME.match(text, until.end()) if until else None
    if last:
        _checked(last)
    return last or match


def _checked(time: "re.Match[str]") -> None:
    hours, *rest = (int(part) for part in time.groups() if part)
    if hours > 24 or any(part > 59 for part in rest):
        raise Refused(_("没有这个时间，请核对；日期可只写 2025-04-03"))
