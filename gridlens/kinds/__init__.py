"""The kinds of cells, one file each: a kind reads a text, explains itself and has examples.

A kind is pure: it turns the text of one cell into a typed value, or refuses the text with the
sentence that the clerk reads. References to grids and deputies are resolved later, against the
rosters.
"""

from gridlens.kinds import choice, text
from gridlens.kinds.amounts import number, split, target
from gridlens.kinds.amounts.number import Decimal, Whole
from gridlens.kinds.amounts.split import Split
from gridlens.kinds.amounts.target import Target
from gridlens.kinds.base import Kind, is_empty, tidy
from gridlens.kinds.choice import Choice, Option
from gridlens.kinds.dates import day, span
from gridlens.kinds.dates.day import Day
from gridlens.kinds.dates.span import PeriodName
from gridlens.kinds.example import Examples
from gridlens.kinds.names import code, reference, tenure
from gridlens.kinds.names.code import Code
from gridlens.kinds.names.reference import Reference
from gridlens.kinds.names.tenure import Tenures
from gridlens.kinds.reading import AS_WRITTEN, Reading
from gridlens.kinds.text import Finding, Several, Text

EXAMPLES = tuple(
    examples
    for kind in (day, number, target, code, text, choice, reference, tenure, span, split)
    for examples in kind.EXAMPLES
)

__all__ = [
    "AS_WRITTEN",
    "EXAMPLES",
    "Choice",
    "Code",
    "Day",
    "Decimal",
    "Examples",
    "Finding",
    "Kind",
    "Option",
    "PeriodName",
    "Reading",
    "Reference",
    "Several",
    "Split",
    "Target",
    "Tenures",
    "Text",
    "Whole",
    "is_empty",
    "tidy",
]
