"""One of a few values, each with the ways offices write it."""

from dataclasses import dataclass
from typing import ClassVar

from gridlens.errors import Refused
from gridlens.kinds.base import Kind, plain
from gridlens.translation import N_, _


@dataclass(frozen=True)
class Option:
    """One allowed value, and how offices write it."""

    value: str
    spellings: tuple[str, ...] = ()


@dataclass(frozen=True)
class Choice(Kind):
    """One of ``options``."""

    options: tuple[Option, ...] = ()
    name: ClassVar[str] = N_("选项")

    def __post_init__(self) -> None:
        """Check that no spelling stands for two values."""
        spelled = [s for option in self.options for s in (option.value, *option.spellings)]
        assert len(set(map(plain, spelled))) == len(spelled), spelled

    @property
    def values(self) -> tuple[str, ...]:
        """The allowed values, in the order they are shown."""
        return tuple(option.value for option in self.options)

    def parse(self, text: str) -> str:
        """Return the value that the text spells; refuse others, naming all values."""
        asked = plain(text)
        for option in self.options:
            if asked in map(plain, (option.value, *option.spellings)):
                return option.value
        raise Refused(_("应为：{values}").format(values="、".join(self.values)))

    def expects(self) -> str:
        """Say what to write."""
        return "、".join(self.values)
