"""Texts that nobody thought of: any Unicode, and near misses of what cells hold."""

from typing import Any

from hypothesis import strategies as st

from gridlens.errors import Refused
from gridlens.kinds import Kind, is_empty

NEAR = st.text(
    alphabet="0123456789０５-/.年月日季度上下半一四HQqE+%,，、；（）()至今 万件起D张三\u3000\n"
)
LONG_NUMBER = st.integers(min_value=300, max_value=600).map(lambda n: "9" * n)
TEXTS = st.one_of(st.text(), NEAR, LONG_NUMBER).filter(lambda text: not is_empty(text))


def value_or_none(kind: Kind, text: str) -> Any:
    """What the kind reads, None when it refuses. Any other error fails the test that asks."""
    try:
        return kind.parse(text)
    except Refused:
        return None
