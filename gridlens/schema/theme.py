"""The parts of a committee's work by which an account is ordered, besides its own four headings."""

from enum import Enum

from gridlens.translation import N_


class Theme(Enum):
    """What a figure tells of: what was overseen, or how deputies did their duty."""

    SUPERVISION = N_("监督工作")
    DEPUTIES = N_("代表履职")
