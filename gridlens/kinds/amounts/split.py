"""How a goal is split over the months or quarters of its period: 20、30、25、25, in per cent."""

import re
from dataclasses import dataclass
from typing import ClassVar

from gridlens.errors import Refused
from gridlens.kinds.base import Kind, halfwidth
from gridlens.kinds.example import Examples
from gridlens.translation import N_, _

_APART = re.compile(r"[\s,，、;；/]+")
MARK = "、"  # stands between the shares of a split as it is stored


@dataclass(frozen=True)
class Split(Kind):
    """Shares in per cent or as fractions, in the order of time; together they make a whole."""

    storage: ClassVar[str] = "string"
    name: ClassVar[str] = N_("分期比例")

    def parse(self, text: str) -> str:
        """Return the shares as written, without signs, with 、 between them."""
        words = [word.rstrip("%") for word in _APART.split(halfwidth(text).strip()) if word]
        try:
            shares = [float(word) for word in words]
        except ValueError:
            raise Refused(_("有不是数字的内容")) from None
        total = sum(shares)
        if not all(0 <= share <= 100 for share in shares):
            raise Refused(_("比例应在0到100之间"))
        if not (abs(total - 1) < 0.005 or abs(total - 100) < 0.5):
            raise Refused(_("合计应为100%，现在合计{total:g}%").format(total=round(total, 2)))
        return MARK.join(words)

    def expects(self) -> str:
        """Return what to write."""
        return _("每季度或每月一个比例，合计100，如 20、30、25、25")


EXAMPLES = (
    Examples(
        Split(),
        accepts=(
            ("20 30 25 25", "20、30、25、25"),
            ("20%、30%、25%、25%", "20、30、25、25"),
            ("0.2，0.3，0.25，0.25", "0.2、0.3、0.25、0.25"),
        ),
        refuses=("20 30 一半", "20 30 25 20", "-10 110", "nan 100"),
    ),
)
