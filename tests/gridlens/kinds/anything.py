"""Texts that nobody thought of, for tests of kinds: any Unicode, and near misses of real cells."""

from typing import Any

from hypothesis import strategies as st

from gridlens.errors import Refused
from gridlens.kinds import Kind, is_empty

NEAR = st.text(
    alphabet="0123456789０５-/.—~²①年月日号季度上下半一四HQqE+%,，、；（）()"
    "至今 万件起D张三\u3000\n"
)
LONG_NUMBER = st.integers(min_value=300, max_value=600).map(lambda n: "9" * n)
DATE_LIKE = st.from_regex(
    r"\A(20\d\d|\d{1,3})?[-/.年](\d{1,2})[-/.月](\d{1,2})[日号]?"
    r"([至~—-](20\d\d[.年])?\d{1,2}([.月]\d{1,2})?日?)?"
    r"(（?(周|星期)[一四日]）?)?([ T]?(上午|下午|PM)?\d{1,2}[:时点](\d{1,2})?分?)?(起|前|Z)?\Z",
)
TEXTS = st.one_of(st.text(), NEAR, LONG_NUMBER, DATE_LIKE).filter(lambda text: not is_empty(text))


def value_or_none(kind: Kind, text: str) -> Any:
    """Return what the kind reads, or None when it refuses. Any other error fails the test."""
    try:
        return kind.parse(text)
    except Refused:
        return None


def full_width(text: str) -> str:
    """Return a text with its ASCII in full width, as a Chinese input method writes it."""
    wide = {code: code + 0xFEE0 for code in range(0x21, 0x7F)}
    return text.translate(wide | {0x20: 0x3000})


def spelled(number: int) -> str:
    """Return a number up to 99 in Chinese, as people say it."""
    digits = "零一二三四五六七八九"
    tens, ones = divmod(number, 10)
    if not tens:
        return digits[ones]
    return (digits[tens] if tens > 1 else "") + "十" + (digits[ones] if ones else "")
