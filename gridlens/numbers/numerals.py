"""Find every number of a text: Arabic, full-width or Chinese; with 万 and 余; ranges, fractions."""

import re
from collections.abc import Iterator, Mapping
from decimal import Decimal

from gridlens.kinds.numeral import numeral, positional
from gridlens.numbers.quantity import NumberSense, Quantity
from gridlens.numbers.units import ALL, PERCENT

_WIDE = str.maketrans("０１２３４５６７８９．％／", "0123456789.%/")
_CHINESE = "〇○零一二三四五六七八九十百千万亿两"
_DIGIT = "一二三四五六七八九"
_LARGE = {"百": 100, "千": 1000, "万": 10**4, "百万": 10**6, "千万": 10**7, "亿": 10**8}
_LARGES = "百万|千万|百|千|万|亿"
# No number of a draft is longer. Without bounds, endless digits would take endless time.
_ARABIC = r"\d{1,3}(?:,\d{3}){1,5}(?:\.\d{1,6})?|\d{1,15}(?:\.\d{1,6})?"
_ONE = rf"(?:(?:{_ARABIC})(?:{_LARGES})?|[{_CHINESE}]{{1,16}}(?:点[〇零{_DIGIT}]{{1,6}})?)"
_BEFORE = {
    NumberSense.ABOUT: ("大约", "约", "大概"),
    NumberSense.NEARLY: ("将近", "接近", "近"),
    NumberSense.ABOVE: ("超过", "突破", "高于", "大于", "多于", "超", "逾"),
    NumberSense.AT_LEAST: ("不少于", "不低于", "至少"),
    NumberSense.AT_MOST: ("不超过", "不高于", "不多于", "至多", "最多"),
    NumberSense.BELOW: ("不到", "不足", "少于", "低于", "未满"),
}
_AFTER = {
    NumberSense.ABOUT: ("左右", "上下"),
    NumberSense.AT_LEAST: ("以上", "及以上"),
    NumberSense.AT_MOST: ("以下", "以内"),
}
_SENSES = {
    word: sense for told in (_BEFORE, _AFTER) for sense, words in told.items() for word in words
}


def _any(words: Mapping[NumberSense, tuple[str, ...]]) -> str:
    return "|".join(sorted((w for some in words.values() for w in some), key=len, reverse=True))


_UNIT = "|".join(re.escape(unit) for unit in ALL)
_NUMBER = re.compile(
    rf"(?P<before>{_any(_BEFORE)})?"
    rf"(?:(?P<below>{_ONE})分之(?P<part>{_ONE}(?:点[{_DIGIT}]+)?)"
    r"|(?P<middle>一半|半数)"
    r"|(?P<top>\d{1,9})/(?P<bottom>\d{1,9})"
    rf"|(?P<vague>[数几](?:[十百千万]+)|上(?:百|千|万))"
    rf"|(?P<tenths>[{_DIGIT}两])成(?P<half>[{_DIGIT}半])?(?P<more>多)?(?![立为员功果效分长交人就])"
    rf"|(?P<low>{_ONE})(?P<between>(?:{_UNIT})?(?:—|–|-|－|~|～|至|到)(?=\d))(?P<high>{_ONE})"
    rf"|(?P<one>{_ONE})(?P<over>余|多|几|来)?(?P<then>万|亿)?)"
    rf"\s?(?P<unit>%|{_UNIT})?(?P<after>{_any(_AFTER)})?"
)
_FUZZY = re.compile(rf"^([{_DIGIT}]?十?)([{_DIGIT}])([{_DIGIT}])([十百千万]*)$")
# Words in which a numeral is not a number.
_WORDS = re.compile(
    "千方百计|千家万户|百姓|百日|万一|十分|百年|百花|万家|万物|一百零八|十四五|十五五|十三五|十全十美|"
    "三三两两|五一|八一|七一|七夕|三农|百强|百货|万象|万众|四面八方|千万(?=不|要)|百分百"
)


def halfwidth_digits(text: str) -> str:
    """Return a text with half-width digits for full-width ones; every character keeps its place."""
    return text.translate(_WIDE)


def quantities(text: str) -> Iterator[Quantity]:
    """Yield every number of a text, in order.

    A single Chinese digit counts as a number only before a unit or 余, 多, 几, 来.
    """
    narrow = _WORDS.sub(lambda word: "\u3000" * len(word[0]), halfwidth_digits(text))
    place = 0
    while match := _NUMBER.search(narrow, place):
        found = _quantity(match, text)
        place = match.end() if found or match.end() > match.start() else match.start() + 1
        if found:
            yield found


def _quantity(match: re.Match[str], text: str) -> Quantity | None:
    read = _read(match)
    if read is None:
        return None
    value, step, sense, high, unit = read
    if word := match["before"] or match["after"]:
        sense = _SENSES[word] if sense is not NumberSense.BETWEEN else sense
    start = match.start()
    return Quantity(text[start : match.end()], start, match.end(), value, step, unit, sense, high)


_Read = tuple[Decimal, Decimal, NumberSense, Decimal | None, str]


def _read(match: re.Match[str]) -> _Read | None:
    unit = match["unit"] or ""
    if match["below"]:
        return _part(match["below"], match["part"])
    if match["top"]:
        return _part(match["bottom"], match["top"])
    if match["middle"]:
        return Decimal(50), Decimal(1), NumberSense.EXACT, None, PERCENT
    if match["tenths"]:
        tail = match["half"] or ""
        value = Decimal(_DIGIT.index(match["tenths"].replace("两", "二")) + 1) * 10
        value += 5 if tail == "半" else Decimal(_DIGIT.index(tail) + 1) if tail else 0
        if match["more"]:
            return value, Decimal(10), NumberSense.OVER, value + 10, PERCENT
        return value, Decimal(1 if tail else 10), NumberSense.EXACT, None, PERCENT
    if match["vague"]:
        return _vague(match["vague"], unit)
    if match["low"]:
        low, high = number(match["low"]), number(match["high"])
        if low is None or high is None or low > high:
            return None
        return low, Decimal(1), NumberSense.BETWEEN, high, unit
    return _one(match, unit)


def _one(match: re.Match[str], unit: str) -> _Read | None:
    said = match["one"]
    if fuzzy := _FUZZY.match(said):
        return _fuzzy(fuzzy, unit)
    value = number(said)
    alone = len(said) == 1 and said in _CHINESE
    if value is None or (alone and not unit and not match["over"]):
        return None
    if alone and said in "十百千万亿" and not (unit or match["over"]):
        return None
    times = _LARGE.get(match["then"] or "", 1)
    value, step = value * times, _step(said) * times
    if match["over"] in ("余", "多", "几"):
        return value, step, NumberSense.OVER, value + _place(value), unit
    if match["over"] == "来":
        return value - value // 10, step, NumberSense.BETWEEN, value + _place(value) / 2, unit
    return value, step, NumberSense.EXACT, None, unit


def _part(below: str, part: str) -> _Read | None:
    """Return a fraction in per cent: 百分之九十五 is 95, 千分之三 is 0.3, 三分之一 is 33."""
    bottom, top = number(below), number(part)
    if not bottom or top is None:
        return None
    step = _step(part) * 100 / bottom if bottom in (100, 1000) else Decimal(1)
    value = top * 100 / bottom
    return (
        (value if bottom in (100, 1000) else Decimal(round(value))),
        step,
        NumberSense.EXACT,
        None,
        PERCENT,
    )


def _vague(said: str, unit: str) -> _Read:
    least = Decimal(_LARGE.get(said[1:], 10 if said[1:] == "十" else 10_000))
    if said[0] == "上":
        return least, Decimal(1), NumberSense.AT_LEAST, None, unit
    return 2 * least, Decimal(1), NumberSense.BETWEEN, 10 * least - 1, unit


def _fuzzy(match: re.Match[str], unit: str) -> _Read | None:
    """Return two neighbouring digits as a range: 五六十, 七八, 十七八."""
    ten, low, high, large = match.groups()
    if not unit and not large:
        return None
    first = number(ten + low + large) if not ten else number(ten + low)
    last = number(ten + high + large) if not ten else number(ten + high)
    if first is None or last is None or last != first + _place(first):
        return None
    rest = _place(first) - 1 if large else Decimal(0)
    return first, Decimal(1), NumberSense.BETWEEN, last + rest, unit


def number(said: str) -> Decimal | None:
    """Return the value of a written number: 1,200 · 1.2万 · 一百四十二 · 三点五 · 二〇二五."""
    said = said.replace(",", "")
    if said[0].isdigit():
        digits = said.rstrip("百千万亿")
        return Decimal(digits) * _LARGE.get(said[len(digits) :], 1)
    if "点" in said:
        whole, _dot, rest = said.partition("点")
        first, places = number(whole), positional(rest)
        return (
            None if first is None or places is None else first + Decimal(places).scaleb(-len(rest))
        )
    for word, size in (("亿", 10**8), ("万", 10**4)):
        head, found, rest = said.partition(word)
        if found:
            many = number(head) if head else Decimal(1)
            more = number(rest.lstrip("零")) if rest.lstrip("零") else Decimal(0)
            return None if many is None or more is None else many * size + more
    value = numeral(f"一{said}" if said[0] in "百千" else said)
    if value is None and len(said) > 1:
        value = positional(said)
    return None if value is None else Decimal(value)


def _step(said: str) -> Decimal:
    """Return the size of the last place that a number states: 0.1 for 10.9, 1000 for 1.2万."""
    digits = said.rstrip("百千万亿")
    if said[0].isdigit():
        places = len(digits.partition(".")[2])
        return Decimal(1).scaleb(-places) * _LARGE.get(said[len(digits) :], 1)
    return Decimal(1).scaleb(-len(said.partition("点")[2]))


def _place(value: Decimal) -> Decimal:
    """Return the size of the last place that is not zero: 100 for 300, 10 for 60, 1 for 63."""
    whole = int(value)
    size = 1
    while whole and whole % (size * 10) == 0:
        size *= 10
    return Decimal(size)
