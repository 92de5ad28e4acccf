"""The form in which a draft writes a number, and other numbers written in that form.

The form is the words around the number (约, 余, 以上), its digits (Arabic, full-width, Chinese),
its separators, decimals and 万, its unit, and the spaces.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal

from gridlens.kinds.numeral import spelled_out
from gridlens.numbers.numerals import halfwidth_digits, quantities
from gridlens.numbers.quantity import NumberSense, Quantity

_HAN = "〇○零一二三四五六七八九十百千万亿两"
_DIGITS = "零一二三四五六七八九"
_ONE = rf"(?:\d[\d,]*(?:\.\d+)?|[{_HAN}]+(?:点[{_HAN}]+)?)"
_LARGE = {"百": 100, "千": 1000, "万": 10**4, "百万": 10**6, "千万": 10**7, "亿": 10**8}
_SIGNS = "-+－＋"
_AFTER = re.compile(r"(?:左右|上下|及?以上|以下|以内)$")
_WRITTEN = re.compile(
    rf"(?P<lead>[^\d{_HAN}]*?)"
    rf"(?:(?P<stem>[百千]分之|10{{2,3}}分之)(?P<part>{_ONE})"
    rf"|(?P<tenths>[{_DIGITS}])成(?P<half>[{_DIGITS}半])?"
    rf"|(?P<core>{_ONE})(?P<scale>(?<=\d)(?:百万|千万|[百千万亿]))?(?P<over>[余多几])?(?P<then>[万亿])?)"
)
_WIDE = str.maketrans("0123456789.", "０１２３４５６７８９．")
_STEMS = {"百分之": Decimal(1), "100分之": Decimal(1)}
_MOST_PLACES = 3  # more decimals than the draft has


@dataclass(frozen=True)
class Form:
    """How a number is written. ``quantity`` is what it states; ``sign`` the sign before it.

    ``lead`` and ``after`` are the words of its sense; ``stem`` is 百分之. ``core`` is the digits,
    empty where the number is none by itself (几十, 3至5, 一半). ``size`` is what 1 of the core is.
    ``elsewhere`` is the unit where the number is written without one.
    """

    quantity: Quantity
    sign: str
    lead: str
    stem: str
    core: str
    scale: str
    over: str
    then: str
    unit: str
    after: str
    size: Decimal
    tenths: bool = False
    elsewhere: str = ""

    @property
    def places(self) -> int:
        """The decimals that the draft writes."""
        return len(re.split(r"[.．点]", self.core)[1]) if re.search(r"[.．点]", self.core) else 0

    def rounded(self, value: Decimal) -> str:
        """Return a round value with the words of the number's sense, as 140余起 or 近150起."""
        if self.tenths:
            return self._tenths(value, self.lead, self.after)
        size, scale, then = self._scaled(value)
        shown = value / size
        places = max(0, -int(shown.normalize().as_tuple().exponent))
        digits = f"{self.stem}{self._digits(shown, places)}{scale}{self.over}{then}"
        return f"{self.lead}{digits}{self.unit}{self.after}"

    def exact(self, value: Decimal) -> Iterator[str]:
        """Yield a value without words of sense, with the draft's decimals, then with more.

        The last one is in Arabic digits.
        """
        if self.tenths:
            yield self._tenths(value, "", "")
        if self.quantity.percent and (self.tenths or not self.core):
            for places in range(_MOST_PLACES + 1):
                yield f"{_half_up(value, places):f}%"
            return
        size, scale, then = self._scaled(value)
        least = self.places if size == self.size else 0
        for places in range(least, least + _MOST_PLACES + 1):
            shown = _half_up(value / size, places)
            if shown or not value:
                yield f"{self.stem}{self._digits(shown, places)}{scale}{then}{self.unit}"
        if not self.stem:
            yield f"{value.normalize():f}{self.unit}"

    def _scaled(self, value: Decimal) -> tuple[Decimal, str, str]:
        """Return the size and words (万) to write a value with: none for what is less than it."""
        if self.size > value and self.size > 1:
            return Decimal(1), "", ""
        return self.size, self.scale, self.then

    def _digits(self, value: Decimal, places: int) -> str:
        told = halfwidth_digits(self.core or self.quantity.text)
        if not re.search(r"\d", told):
            return _spelled(value, places, measured=bool(self.unit) and "分之" not in self.stem)
        digits = f"{value:{',' if ',' in told else ''}.{places}f}"
        wide = not re.search(r"[0-9]", self.core or self.quantity.text)
        return digits.translate(_WIDE) if wide else digits

    def _tenths(self, value: Decimal, lead: str, after: str) -> str:
        """Return a share in 成; empty where 成 cannot say it."""
        places = -1 if len(self.core) == 1 else 0
        whole, rest = divmod(int(_half_up(value, places)), 10)
        if not 0 < whole < 10:
            return ""
        return f"{lead}{_DIGITS[whole]}成{_DIGITS[rest] if rest else ''}{after}"


def form(text: str, unit: str) -> Form | None:
    """Return how a number with a unit is written; None where it cannot be taken apart for sure.

    ``unit`` may stand elsewhere, for example in the head of a table.
    """
    sign = text[:1] if text[:1] in _SIGNS else ""
    said = text.removeprefix(sign)
    quantity = stated(said, unit)
    if quantity is None:
        return None
    match = _WRITTEN.match(halfwidth_digits(said))
    after = found[0] if (found := _AFTER.search(said)) else ""
    within = said.removesuffix(after)
    tail = re.search(rf"\s?{re.escape(quantity.unit)}$", halfwidth_digits(within))
    own = within[tail.start() :] if tail and quantity.unit else ""

    def of(name: str) -> str:
        start, end = match.span(name) if match else (-1, -1)
        return said[start:end] if start >= 0 else ""

    core, size = of("core"), Decimal(_LARGE.get(of("scale"), 1) * _LARGE.get(of("then"), 1))
    if of("stem"):
        core, size = of("part"), _STEMS.get(halfwidth_digits(of("stem")), Decimal("0.1"))
    elif of("tenths"):
        core, size = of("tenths") + of("half"), Decimal(10)
    elif not match or match.end() + len(own) != len(within) or "分之" in said:
        core = ""  # a range, 几十, 一半, 三分之一: no number by itself
    elif quantity.sense is NumberSense.BETWEEN or of("lead").endswith(("上", "数", "几")):
        core = ""
    return Form(
        quantity=quantity,
        sign=sign,
        lead=of("lead"),
        stem=of("stem"),
        core=core,
        scale=of("scale"),
        over=of("over"),
        then=of("then"),
        unit=own,
        after=after,
        size=size,
        tenths=bool(of("tenths")),
        elsewhere=unit if said != quantity.text else "",
    )


def stated(text: str, unit: str) -> Quantity | None:
    """Return what a text states if it is one number and nothing else, in a unit; else None."""
    for whole in (text, text + unit):
        found = list(quantities(whole))
        if len(found) == 1 and found[0].text == whole and found[0].unit == unit:
            return found[0]
    return None


def _half_up(value: Decimal, places: int) -> Decimal:
    return value.quantize(Decimal(1).scaleb(-places), ROUND_HALF_UP)


def _spelled(value: Decimal, places: int, *, measured: bool) -> str:
    """Return a number in Chinese characters; ``measured`` by a word after it, 2 is 两."""
    whole, dot, rest = f"{value:.{places}f}".partition(".")
    if dot:
        return f"{_large(int(whole))}点{''.join(_DIGITS[int(digit)] for digit in rest)}"
    told = _large(int(whole))
    return "两" if told == "二" and measured else told


def _large(whole: int) -> str:
    for size, word in ((10**8, "亿"), (10**4, "万")):
        if whole >= size:
            many, rest = divmod(whole, size)
            head = "两" if many == 2 else _large(many)
            return (
                head
                + word
                + ("零" if 0 < rest < size // 10 else "")
                + (_large(rest) if rest else "")
            )
    told = spelled_out(whole)
    return f"两{told[1:]}" if told.startswith("二千") else told
