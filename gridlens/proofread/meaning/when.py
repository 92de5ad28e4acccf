"""Find the times that a draft names: 上半年, 6月份, 去年同期, 近三年, 本届以来, 春节期间."""

import datetime as dt
import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum

from gridlens.kinds.numeral import numeral, positional
from gridlens.numbers.numerals import halfwidth_digits
from gridlens.period import LAST_YEAR, Period, half_of, month_end, month_of, quarter_of

_N = "[0-9一二三四五六七八九十]{1,4}"
_WRITTEN = r"(?:20\d\d|二[〇○零][〇○零一二三四五六七八九]{2})年"
_YEAR = rf"(?:(?P<year>{_WRITTEN})|(?P<said>(?:今|本|去|上|前)年))?度?的?"
_NAMED = re.compile(
    _YEAR + r"(?:(?<!结转)(?<!结转至)(?<!结转到)(?P<half>[上下]半年|半年来|半年以来)"
    r"|第?(?P<quarter>[一二三四1-4])季度"
    rf"|(?P<from>{_N})(?:月份?)?\s?[至到—–\-－~～]\s?(?P<to>{_N})月份?|(?P<first>前{_N}个?月)"
    rf"|(?P<month>{_N})月(?:(?P<day>{_N})[日号])?(?:份|底|末)?"
    r"|(?P<since>年初以来|以来|至今)|(?P<whole>全年度?(?!目标|任务|计划|工作目标)))"
    rf"|(?P<bare>{_WRITTEN}|今年)"
)
_QUARTERS = re.compile(r"(?<!\d)(?P<quarter>[一二三四1-4])(?=(?:[、和与][一二三四1-4])+季度)")
_LAST_YEAR = re.compile(r"(?:去年|上年)(?:度)?(?:同期|同时期|同季度|同月)")
_FIRST_QUARTERS = re.compile(
    r"(?:(?P<year>20\d\d)年|(?P<said>[今本去上前]年)(?:度)?)?(?:前(?P<n>[两二三2-3])个?|[一1](?:至|到|—|-|~|～)(?P<to>[二三2-3]))季度"
)
_THEN = re.compile(
    r"(?P<whole>(?:去年|上年)度?(?:全年|年?末|年?底))|(?P<last>(?:去年|上年)度?(?!结转|遗留|转入|结存))"
    r"|(?P<opening>年初(?=的|时|共?有))"
    r"|(?P<prior>前年(?:同期)?)|(?P<before>上一?个?(?:季度?|月(?!旬)|期(?=[^限]))(?!结转|遗留|转入))|(?P<this>本季度?|当季|本年度|本年|当年|本月|当月|本期|当期)"
)
_SINCE = re.compile(r"[^，。；\d]{0,8}(?:以来|起，)")
_FROM_HERE = re.compile(r"份?以来")
_UNTIL = re.compile(
    rf"(?:截[至止]到?|(?:^|(?<=[，。；\s]))到(?=今年|20|{_N}月))(?:目前|今年|(?P<year>20\d\d)年|本年)?(?:(?P<month>{_N})月(?:(?P<day>{_N})[日号]|底|末|份底)?)?"
)
# Times that end with the draft's own and begin earlier; of an open one nobody said when.
_PLAN = re.compile(r"[“\"]?(?P<plan>十[三四五])五[”\"]?(?:规划)?(?:时期|期间)?(?:以来)?")
_PLANS = {"十三": 2016, "十四": 2021, "十五": 2026}
_DAYS = re.compile(
    rf"(?P<m1>{_N})月(?P<d1>{_N})[日号]\s?[至到—–\-~～]\s?(?:(?P<m2>{_N})月)?(?P<d2>{_N})[日号]"
)
_YEARS = re.compile(
    r"(?:近|过去|最近|连续)(?P<n>[两二三四五六七八九十\d]{1,2})年(?:来|间|多来)?|(?<![\d第])(?P<m>[两二三四五六七八九十]{1,2})年(?:多)?(?:来|以来|间)"
)
_OPEN = re.compile(
    r"本届(?:人大|代表)?(?:任期)?(?:以来|期间)|(?:换届|任期)(?:选举)?以来|近(?:几|些)?年来|近几年|历年(?:来|以来)?|几年来"
    r"|(?:成立|建成|组建|设立|启用|挂牌|运行|任职|当选|履职|上任|创建|建立|开馆|揭牌)(?:\d+年)?(?:至今|以来)|任职(?:\d+|[两三四五])年"
)
# Times that an occasion names: nobody keeps a ledger by them.
_OCCASION = re.compile(
    r"(?:春节|元旦|元宵|清明|端午|中秋|国庆|五一|七一|两节|两会|节日|节假日|闭会|活动|专项行动|行动|整治|汛|防汛|高考|寒假|暑假|暑期|假期|疫情|攻坚|集中行动|巡查|宣传月|宣传周|活动月|活动周)期(?:间|内)?"
    r"|(?:本|上|下|这|每)周|当[天日](?!起)|今[天日]|昨[天日]|前不久|近[日期](?=[，,\u4e00-\u9fff])|日前|连日来|(?:本|此|这|该)次(?!会议以来)"
)


class Span(Enum):
    """How a named time is bounded: by dates, from nobody knows when, or by an occasion."""

    DATED = "dated"
    OPEN = "open"
    OCCASION = "occasion"


@dataclass(frozen=True)
class Named:
    """A period named at a place of a text; None means the same period a year earlier.

    ``also`` is a second reading: 去年 may mean that year or its same months. An ``OPEN`` or
    ``OCCASION`` span has no period that our figures could be asked for.
    """

    start: int
    end: int
    period: Period | None
    also: Period | None = None
    span: Span = Span.DATED


def periods(text: str, asked: Period, as_of: dt.date) -> Iterator[Named]:
    """Yield the periods that a text names, in order; without a year, the year asked is meant."""
    narrow = halfwidth_digits(text)
    found = [Named(m.start(), m.end(), None) for m in _LAST_YEAR.finditer(narrow)]
    found += [Named(m.start(), m.end(), asked, span=Span.OPEN) for m in _OPEN.finditer(narrow)]
    found += [
        Named(m.start(), m.end(), asked, span=Span.OCCASION)
        for m in _OCCASION.finditer(narrow)
        if not narrow[: m.start()].endswith(("含", "包括", "及", "和", "与"))
    ]
    found += [*_then(narrow, asked), *_longer(narrow, asked)]
    for match in _UNTIL.finditer(narrow):
        found.append(Named(match.start(), match.end(), _until(match, asked, as_of)))
    for match in _QUARTERS.finditer(narrow):
        last = dt.date(asked.end.year, 3 * (_number(match["quarter"]) or 1), 1)
        found.append(Named(match.start(), match.end(), quarter_of(last)))
    for match in _NAMED.finditer(narrow):
        if period := _named(match, asked, as_of):
            since = _SINCE.match(narrow, match.end())
            since = since if narrow[: match.start()].endswith(("自", "从")) else None
            if since or (match["month"] and _FROM_HERE.match(narrow, match.end())):
                period = Period(period.start, max(period.start, min(as_of, asked.end)))
            end = since.end() if since else match.end()
            found.append(Named(match.start(), end, period))
    found.sort(key=lambda named: (named.start, -named.end))
    end = 0
    for named in found:
        if named.start >= end:
            yield named
            end = named.end


def _then(text: str, asked: Period) -> Iterator[Named]:
    """Yield the periods that a text names by their distance from the one asked."""
    for match in _THEN.finditer(text):
        last = asked.year.year_before()
        if match["prior"]:
            years_ago = asked.year_before().year_before()
            same = match["prior"].endswith("同期")
            yield Named(
                match.start(),
                match.end(),
                years_ago if same else last.year_before(),
                None if same else years_ago,
            )
        elif match["whole"] or match["opening"]:
            yield Named(match.start(), match.end(), last)
        elif match["last"]:
            yield Named(match.start(), match.end(), last, asked.year_before())
        elif match["this"]:
            yield Named(match.start(), match.end(), asked)
        elif match["before"].endswith("期") or asked.months == (
            1 if match["before"].endswith("月") else 3
        ):
            yield Named(match.start(), match.end(), asked.before())


def _longer(text: str, asked: Period) -> Iterator[Named]:
    """Yield the spans that a text names: "十四五"以来, 近三年, 五年来, 1月20日至2月10日."""
    for match in _PLAN.finditer(text):
        first = dt.date(_PLANS[match["plan"]], 1, 1)
        if first < asked.end:
            yield Named(match.start(), match.end(), Period(first, asked.end))
    for match in _FIRST_QUARTERS.finditer(text):
        year = _year(match["year"]) or asked.end.year + _OFFSETS.get(match["said"] or "", 0)
        quarters = _number((match["n"] or match["to"]).replace("两", "二")) or 1
        end = month_end(year, 3 * quarters)
        yield Named(match.start(), match.end(), Period(dt.date(year, 1, 1), end))
    for match in _DAYS.finditer(text):
        opens = _day(asked, match["m1"], match["d1"])
        ends = _day(asked, match["m2"] or match["m1"], match["d2"])
        if opens and ends and opens <= ends:
            yield Named(match.start(), match.end(), Period(opens, ends))
    for match in _YEARS.finditer(text):
        years = _number((match["n"] or match["m"]).replace("两", "二"))
        if years and 1 < years < 60:
            first = dt.date(asked.end.year - years + 1, 1, 1)
            yield Named(match.start(), match.end(), Period(first, asked.end))


def _day(asked: Period, month: str, day: str) -> dt.date | None:
    numbers = _number(month), _number(day)
    if not numbers[0] or not numbers[1] or numbers[0] > 12:
        return None
    last = month_end(asked.end.year, numbers[0]).day
    return dt.date(asked.end.year, numbers[0], numbers[1]) if numbers[1] <= last else None


def _until(match: re.Match[str], asked: Period, as_of: dt.date) -> Period | None:
    year = int(match["year"] or asked.end.year)
    first = dt.date(year, 1, 1)
    month = _number(match["month"])
    if month is None:
        return Period(first, max(first, as_of))
    if not 1 <= month <= 12:
        return None
    day = _number(match["day"])
    last = month_end(year, month)
    return Period(first, min(last, dt.date(year, month, day)) if day and day <= last.day else last)


def _named(match: re.Match[str], asked: Period, as_of: dt.date) -> Period | None:
    if match["bare"]:
        year = _year(match["bare"]) or asked.end.year
        return _since(year, asked, as_of)
    year = _year(match["year"]) or asked.end.year + _OFFSETS.get(match["said"] or "", 0)
    if not match["year"] and not match["said"]:
        year = _year_said(match.string[: match.start()], asked) or year
    if year > LAST_YEAR:
        return None
    if half := match["half"]:
        return half_of(dt.date(year, 12 if half[0] == "下" else 1, 1))
    if quarter := _number((match["quarter"] or "").lstrip("第")):
        return quarter_of(dt.date(year, 3 * quarter, 1)) if quarter <= 4 else None
    if match["from"] or match["first"]:
        return _months(year, match)
    if month := _number(match["month"]):
        return _month(year, month, _number(match["day"]))
    if match["since"]:
        named = match["year"] or match["said"] or match["since"] == "年初以来"
        return Period(dt.date(year, 1, 1), max(dt.date(year, 1, 1), as_of)) if named else None
    return Period(dt.date(year, 1, 1), dt.date(year, 12, 31)) if match["whole"] else None


def _year_said(before: str, asked: Period) -> int | None:
    """Return the year that the sentence so far speaks of: 2024年，上半年……，全年……."""
    sentence = re.split(r"[。；;！？\n]", before)[-1]
    said = list(_YEAR_SAID.finditer(sentence))
    if not said:
        return None
    named = said[-1]["year"]
    return _year(named) if named else asked.end.year + _OFFSETS[said[-1]["said"]]


_YEAR_SAID = re.compile(
    rf"(?<![比较与和同由从于自])(?:(?P<year>{_WRITTEN})|(?P<said>去年|上年|前年))(?!度?同期|末|底)"
)
_OFFSETS = {"去年": -1, "上年": -1, "前年": -2}


def _since(year: int, asked: Period, as_of: dt.date) -> Period:
    """Return the period that a year alone means: another year whole, the year asked up to its end.

    The end is that of the period asked, or the as-of date if that is earlier.
    """
    first = dt.date(year, 1, 1)
    if year == asked.end.year:
        return Period(first, max(first, min(as_of, asked.end)))
    return Period(first, dt.date(year, 12, 31))


def _month(year: int, month: int, day: int | None) -> Period | None:
    if not 1 <= month <= 12 or (day and day > month_end(year, month).day):
        return None
    first = dt.date(year, month, day or 1)
    return Period(first, first) if day else month_of(first)


def _months(year: int, match: re.Match[str]) -> Period | None:
    first = _number(match["from"]) if match["from"] else 1
    last = _number(match["to"] or (match["first"] or "")[1:].rstrip("个月"))
    if first is None or last is None or not 1 <= first <= last <= 12:
        return None
    return Period(dt.date(year, first, 1), month_end(year, last))


def _year(said: str | None) -> int | None:
    said = (said or "").rstrip("年")
    if not said or said == "今":
        return None
    return int(said) if said.isdigit() else positional(said)


def _number(said: str | None) -> int | None:
    if not said:
        return None
    return int(said) if said.isdigit() else numeral(said)
