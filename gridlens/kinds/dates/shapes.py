"""The shapes in which people write a date.

A shape matches the beginning of a text. The rest of the text is read separately.
"""

import datetime as dt
import re

from gridlens.errors import Refused
from gridlens.kinds.base import halfwidth
from gridlens.kinds.numeral import numeral, positional
from gridlens.kinds.reading import Reading
from gridlens.translation import _

_NUMERALS = re.compile(r"[〇○零一二三四五六七八九十]+(?=[年月日号])")
_DASHES = re.compile(r"[‐‑‒–—―−─-]+")
_STAMP = re.compile(r"^(\d{8})(\d{2})(\d{2})(?:\d{2})?$")
_COMPACT_FLOAT = re.compile(r"^(\d{8})\.0+$")
_NAMES = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_NAME = (
    r"(?P<name>jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?"
    r"|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)"
)
_FULL = tuple(
    re.compile(shape, re.IGNORECASE)
    for shape in (
        r"(?P<y>\d{4})\s?(?P<s>[-/.])\s?(?P<m>\d{1,2})\s?(?P=s)\s?(?P<d>\d{1,2})(?!\d)",
        r"(?P<y>\d{4})\s?年\s?(?P<m>\d{1,2})\s?月\s?(?P<d>\d{1,2})(?!\d)\s?[日号]?",
        r"(?P<y>\d{4})(?P<m>\d{2})(?P<d>\d{2})(?!\d)",
        rf"(?P<d>\d{{1,2}})[-/. ]?{_NAME}[-/., ]{{1,2}}(?P<y>\d{{4}})(?!\d)",
        rf"{_NAME}\.? ?(?P<d>\d{{1,2}}),? (?P<y>\d{{4}})(?!\d)",
    )
)
_YEAR_LAST = re.compile(
    r"(?P<a>\d{1,2})(?P<s>[-/.])(?P<b>\d{1,2})(?P=s)(?P<y>\d{4})(?!\d)",
)
_YEARLESS = tuple(
    re.compile(shape)
    for shape in (
        r"(?P<m>\d{1,2})\s?月\s?(?P<d>\d{1,2})(?!\d)\s?[日号]?",
        r"(?P<m>\d{1,2})(?P<s>[-/.])(?P<d>\d{1,2})(?!\d|(?P=s)\d)",
    )
)
_DAY_ALONE = re.compile(r"(?P<d>\d{1,2})(?!\d)\s?[日号]?")
_DAY_OF_MONTH = re.compile(r"^(?P<d>\d{1,2})\s?[日号]")
_MONTH = re.compile(r"^(\d{4})(?:\s?年\s?|\s?[-/.]\s?|(?=\d\d$))(\d{1,2})(?:\s?月份?)?$")
_SERIAL = re.compile(r"^(\d{5})(?:\.\d+)?$")
_DECIMAL_MONTH_DAY = re.compile(r"^(\d{1,2})\.([123])$")
_EPOCH, _EPOCH_1904 = dt.date(1899, 12, 30), dt.date(1904, 1, 1)
_REPUBLIC = re.compile(
    r"^(?:中华民国|民国)\s?(\d{1,3})|^(\d{3})\s?(?:年|(?:([-/.])\d{1,2}\3\d{1,2}$))"
    r"|^(1[0-3]\d)(?:0[1-9]|1[0-2])(?:[0-2]\d|3[01])$"
)
_REPUBLIC_BEGAN = 1911
_TWO_DIGIT_YEAR = re.compile(r"^\d{2}年|^\d{1,2}([-/.])\d{1,2}\1\d{1,2}(?!\d)")
_TWO_DIGIT_YEAR_NAMED = re.compile(
    rf"^\d{{1,2}}[-/. ]?{_NAME}[-/., ]{{1,2}}\d{{2}}(?!\d)", re.IGNORECASE
)
_AT_ONCE = re.compile("当[天日]|即[日时]")
_ANY_TIME = re.compile(r"[\d年月日号周天季旬节时点]|小时|星期|礼拜|月底|[一二两三四五六七八九十]个")
_LONGEST_WORDS = 12
_YEAR_ALONE = re.compile(r"^\d{4}\s?年?$")


def settled(text: str) -> str:
    """Return a half-width text with one sort of dash, and digits instead of Chinese numerals."""
    text = _DASHES.sub("-", _NUMERALS.sub(_digits, text.replace("元月", "1月")))
    if match := _STAMP.match(text):
        return f"{match[1]} {match[2]}:{match[3]}"
    return _COMPACT_FLOAT.sub(r"\1", text)


def beginning(text: str, reading: Reading) -> tuple[dt.date, str] | None:
    """Return the day with which a text begins and the text after it, or None.

    Raises ``Refused`` for a day that does not exist, and for a day without a year when the year is
    not known. Also refuses an all-digit date that ends with the year, unless somebody has said
    whether the month or the day comes first.
    """
    for shape in _FULL:
        if match := shape.match(text):
            parts = match.groupdict()
            name = parts.get("name")
            month = _NAMES.index(name[:3].lower()) + 1 if name else int(parts["m"])
            return existing(int(parts["y"]), month, int(parts["d"])), text[match.end() :]
    if match := _YEAR_LAST.match(text):
        a, b = int(match["a"]), int(match["b"])
        if reading.order not in ("mdy", "dmy"):
            raise Refused(
                _("看不出月和日哪个在前，请写成 2025-04-03；整列都这样写的，可在对应表头时说明")
            )
        month, day = (a, b) if reading.order == "mdy" else (b, a)
        return existing(int(match["y"]), month, day), text[match.end() :]
    if _TWO_DIGIT_YEAR.match(text):
        return None
    for shape in _YEARLESS:
        if match := shape.match(text):
            found = _of_the_year(text, int(match["m"]), int(match["d"]), reading)
            return found, text[match.end() :]
    if reading.month and (match := _DAY_OF_MONTH.match(text)):
        found = _of_the_year(text, reading.month, int(match["d"]), reading)
        return found, text[match.end() :]
    return None


def ending(text: str, start: dt.date, reading: Reading) -> tuple[dt.date, str] | None:
    """Return the last day of a range that began on ``start``, and the text after it; else None."""
    for shape in _FULL:
        if shape.match(text):
            return beginning(text, reading)
    for shape in _YEARLESS:
        if match := shape.match(text):
            return existing(start.year, int(match["m"]), int(match["d"])), text[match.end() :]
    if match := _DAY_ALONE.match(text):
        return existing(start.year, start.month, int(match["d"])), text[match.end() :]
    return None


def month_alone(text: str) -> tuple[int, int] | None:
    """Return the year and month of 2025年4月, 2025-04, 2025.4 or 202504, or None."""
    match = _MONTH.match(text)
    if not match or not 1 <= int(match[2]) <= 12:
        return None
    return int(match[1]), int(match[2])


def serial(text: str, reading: Reading) -> dt.date | None:
    """Return the day of a number by which a workbook counts days (45750), or None."""
    match = _SERIAL.match(text)
    epoch = _EPOCH_1904 if reading.epoch1904 else _EPOCH
    return epoch + dt.timedelta(days=int(match[1])) if match else None


def unreadable(text: str) -> Refused:
    """Return the reason why a text is no date, as helpful as the text allows."""
    if match := _REPUBLIC.match(text):
        republic = int(next(year for year in (match[1], match[2], match[4]) if year))
        return Refused(
            _("民国{republic}年是公元{year}年；请用公元年份，如 2025-04-03").format(
                republic=republic, year=republic + _REPUBLIC_BEGAN
            )
        )
    if _TWO_DIGIT_YEAR.match(text) or _TWO_DIGIT_YEAR_NAMED.match(text):
        return Refused(_("年份请写四位，如 2025-04-03"))
    if _YEAR_ALONE.match(text):
        return Refused(_("只写了年份，请写到日，如 2025-04-03"))
    return Refused(_("不是可识别的日期，应如 2025-04-03"))


_MANNER = re.compile(
    "长期|立即|立刻|马上|当场|当天|现场|限期|即时|即刻|持续|随时|尽快|按期|适时|逐步|汛期|年内|近期|短期"
    "|整改|完成|办结|落实|坚持|推进|跟进|协商|另行|通知|待定|不限|无"
)


def is_no_day(text: str) -> bool:
    """Tell whether a text is words that say no time at all: 长期, 立即, 当场, 限期整改."""
    plain = _AT_ONCE.sub("", halfwidth(text))
    return len(plain) <= _LONGEST_WORDS and _ANY_TIME.search(plain) is None


def is_manner(text: str) -> bool:
    """Tell whether words in place of a deadline are of the usual ones: 长期, 立即, 限期整改."""
    return is_no_day(text) and _MANNER.search(halfwidth(text)) is not None


def existing(year: int, month: int, day: int) -> dt.date:
    """Return the day; refuse a day that the calendar does not have."""
    try:
        return dt.date(year, month, day)
    except ValueError:
        raise Refused(_("没有这一天，应如 2025-04-03")) from None


def _of_the_year(text: str, month: int, day: int, reading: Reading) -> dt.date:
    if reading.year is None:
        years = "、".join(f"{year}年" for year in reading.years)
        raise Refused(
            _("没有年份，而标题和文件名里有{years}；请写全，如 2025-04-03").format(years=years)
            if years
            else _("没有年份，标题和文件名里也没有；请写全，如 2025-04-03")
        )
    # 4.30 typed as a number arrives as 4.3, which looks the same as the third of April.
    if (match := _DECIMAL_MONTH_DAY.match(text)) and _exists(reading.year, month, day * 10):
        raise Refused(
            _("“{text}”可能是{d}日，也可能是{d}0日；请写成{m}月{d}日或{m}月{d}0日").format(
                text=text, m=match[1], d=match[2]
            )
        )
    return existing(reading.year, month, day)


def _exists(year: int, month: int, day: int) -> bool:
    try:
        dt.date(year, month, day)
    except ValueError:
        return False
    return True


def _digits(match: "re.Match[str]") -> str:
    """Return a Chinese numeral of a date in digits.

    A numeral of four characters is a year and is read digit by digit. Any other is a month or a day
    and is read as a number.
    """
    number = positional(match[0]) if len(match[0]) == 4 else numeral(match[0])
    return match[0] if number is None else str(number)
