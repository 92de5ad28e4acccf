"""What a clerk has settled about a number of a draft: that it was checked, or what was taken."""

import datetime as dt
from dataclasses import dataclass

from gridlens.translation import N_

CHECKED, TAKEN = "checked", "taken"
HOW = {CHECKED: N_("已核对"), TAKEN: N_("已改")}
UNSETTLED = N_("未处理")


@dataclass(frozen=True)
class Settled:
    """How a number was settled (a key of ``HOW``), by whom, and when.

    ``taken`` means that our wording replaces the number; ``checked``, that it stays as it is.
    """

    how: str
    who: str
    at: dt.datetime
