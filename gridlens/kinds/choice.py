"""One of a few values, each with the ways in which offices write it."""

from dataclasses import dataclass
from functools import cache
from typing import ClassVar

from gridlens.errors import Refused
from gridlens.kinds.base import Kind, halfwidth
from gridlens.kinds.example import Examples
from gridlens.translation import N_, _

OTHER = "其他"


@dataclass(frozen=True)
class Option:
    """One allowed value, and the other ways in which offices write it."""

    value: str
    spellings: tuple[str, ...] = ()


@dataclass(frozen=True)
class Choice(Kind):
    """A cell that holds one of ``options``."""

    options: tuple[Option, ...] = ()
    name: ClassVar[str] = N_("选项")

    def __post_init__(self) -> None:
        """Check that no spelling stands for two values."""
        spelled = [s for option in self.options for s in (option.value, *option.spellings)]
        assert len(set(map(_key, spelled))) == len(spelled), spelled

    @property
    def values(self) -> tuple[str, ...]:
        """The allowed values, in the order in which they are shown."""
        return tuple(option.value for option in self.options)

    @property
    def other(self) -> str | None:
        """The value under which words that are no option stand; None where there is none."""
        return OTHER if OTHER in self.values else None

    def parse(self, text: str) -> str:
        """Return the value that the text spells; spaces and case do not matter.

        Refuses any other text, and names all the values.
        """
        found = _spelled(self.options).get(_key(text))
        if found is not None:
            return found
        raise Refused(_("应为：{values}").format(values="、".join(self.values)))

    def expects(self) -> str:
        """Return what to write."""
        return "、".join(self.values)


def _key(text: str) -> str:
    return halfwidth(text).replace(" ", "").rstrip(".。").casefold()


@cache
def _spelled(options: tuple[Option, ...]) -> dict[str, str]:
    return {_key(s): option.value for option in options for s in (option.value, *option.spellings)}


EXAMPLES = (
    Examples(
        Choice(options=(Option("已办结", ("办结",)), Option("办理中"))),
        accepts=(("已办结", "已办结"), ("办结。", "已办结"), ("办 理\n中", "办理中")),
        refuses=("√", "已办结/办理中"),
        note=N_("只有几个允许的值的列；这里以办结与否为例"),
    ),
)
