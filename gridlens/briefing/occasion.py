"""Before whom a committee reports: how it addresses them, in which order it tells, how it ends.

Only a standing committee hears a report for deliberation (审议); elsewhere the speaker asks for
criticism. Each office can write its own words in place of these.
"""

from dataclasses import dataclass

from gridlens.translation import N_

WORK = ("supervision", "deputies", "contact", "work")


@dataclass(frozen=True)
class Occasion:
    """An occasion: its ``name``, the ``salutation``, the ``close``, and the ``order`` of the work.

    The parts of ``order`` are told first; problems, cases and next steps always follow.
    """

    name: str
    salutation: str
    close: str
    order: tuple[str, ...] = WORK


OCCASIONS = {
    "congress": Occasion(
        N_("向区人大常委会汇报"),
        N_("主任、各位副主任、各位委员："),
        N_("以上汇报，请予审议。"),
    ),
    "party": Occasion(
        N_("向党工委汇报"),
        N_("各位领导："),
        N_("以上汇报，请批评指正。"),
        ("work", "supervision", "deputies", "contact"),
    ),
    "street": Occasion(
        N_("街道例会"),
        N_("各位领导，同志们："),
        N_("汇报完毕，请批评指正。"),
        ("work", "contact", "supervision", "deputies"),
    ),
    "deliberation": Occasion(
        N_("议政会"),
        N_("各位代表，各位居民朋友："),
        N_("以上情况，请大家提出意见建议。"),
        ("contact", "supervision", "work", "deputies"),
    ),
}
USUAL = "congress"
