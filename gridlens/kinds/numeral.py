"""Numbers written in Chinese characters: 二十, 一百零五, 二〇二五."""

from functools import cache

DIGITS = "零一二三四五六七八九"
NUMERALS = "〇○零一二三四五六七八九十百千两"
_PLACES = ("", "十", "百", "千")
_LARGEST = 9999


def numeral(text: str) -> int | None:
    """Return the number up to 9999 that a text spells out, or None: 二十 is one, 二〇 is not."""
    text = text.replace("〇", "零").replace("○", "零")
    text = text.replace("两百", "二百").replace("两千", "二千")
    return 2 if text == "两" else _spelled().get(text)


def positional(text: str) -> int | None:
    """Return a number that is written digit by digit, such as the year 二〇二五, or None."""
    text = text.replace("〇", "零").replace("○", "零")
    if not text or any(character not in DIGITS for character in text):
        return None
    return int("".join(str(DIGITS.index(character)) for character in text))


@cache
def _spelled() -> dict[str, int]:
    spelled = {spelled_out(number): number for number in range(_LARGEST + 1)}
    return spelled | {f"一{spelled_out(number)}": number for number in range(10, 20)}


def spelled_out(number: int) -> str:
    """Return a number up to 9999 as it is spoken: 十二, 一百零五, 一千零五十."""
    if number < 10:
        return DIGITS[number]
    words, gap = "", False
    for place in range(3, -1, -1):
        digit = number // 10**place % 10
        if digit:
            words += ("零" if gap else "") + DIGITS[digit] + _PLACES[place]
            gap = False
        else:
            gap = bool(words)
    return words.removeprefix("一") if number < 20 else words
