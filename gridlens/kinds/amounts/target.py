"""The amount that a goal aims at, as task sheets write it: 60次, 不低于90%, ≥90％, 12场以上."""

import re
from dataclasses import dataclass
from typing import ClassVar

from gridlens.errors import Refused
from gridlens.kinds.amounts.number import Decimal
from gridlens.kinds.base import halfwidth
from gridlens.kinds.example import Examples
from gridlens.translation import N_, _

_AT_LEAST = re.compile(
    r"^(?:[≥>]=?|不少于|不低于|不得少于|不得低于|不小于|至少|达到|达|完成|力争|确保|保持)+"
)
_OR_MORE = re.compile(r"(?:及|或)?以上$")
# One number and its unit among words: 开展宣讲2次.
_AMONG_WORDS = re.compile(
    r"[^\d.%]*?(\d+(?:\.\d+)?)(%|[件起条项宗人户次场处部家名个份期篇]+)[^\d%]*"
)
_TIMES = re.compile(r"(场次|家次|件次|人次|户次|批次)$")


@dataclass(frozen=True)
class Target(Decimal):
    """An amount to reach; words for "at least" change nothing, and 95% is read as 0.95."""

    name: ClassVar[str] = N_("目标数")

    def parse(self, text: str) -> float:
        """Return the number; refuse a text without one, or with several."""
        value = halfwidth(text).replace(" ", "")
        plain = _TIMES.sub("", _OR_MORE.sub("", _AT_LEAST.sub("", value)))
        try:
            return super().parse(plain)
        except Refused:
            among = _AMONG_WORDS.fullmatch(plain)
            if among is None:
                raise
            return super().parse(among[1] + ("%" if among[2] == "%" else ""))

    def expects(self) -> str:
        """Return what to write."""
        return _("目标数，如 60 或 90%")


EXAMPLES = (
    Examples(
        Target(),
        accepts=(
            ("180", 180.0),
            ("60次", 60.0),
            ("12场次以上", 12.0),
            ("不低于90%", 0.9),
            ("≥90％", 0.9),
            ("开展宣讲2次", 2.0),
            ("1,200", 1200.0),
        ),
        refuses=("-5", "若干", "每月1-2次", "走访60户120人", "约20"),
    ),
)
