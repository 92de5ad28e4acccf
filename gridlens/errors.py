"""Errors that a person can act on, apart from programmers' mistakes."""

from gridlens.translation import _


class GridLensError(Exception):
    """An error that a person can put right: what happened, and what to do next.

    ``reason`` is the sentence shown. ``remedy`` says what to do; it may be empty.
    """

    def __init__(self, reason: str, remedy: str = "") -> None:
        super().__init__(reason)
        self.reason = reason
        self.remedy = remedy

    def __str__(self) -> str:
        return self.reason + self.remedy


class Refused(GridLensError):
    """A cell's text does not fit its column; ``reason`` is the sentence that the clerk reads."""


class LeftEmpty(Refused):
    """A cell says something that is no value of its column, and its row is right all the same."""


class UnknownName(GridLensError):
    """No roster, ledger or indicator has this name; the message offers the nearest names."""

    def __init__(self, what: str, name: str, near: list[str]) -> None:
        hint = (
            _("您是不是要找：{names}？").format(names="、".join(near))
            if near
            else _("请核对名称。")
        )
        super().__init__(_("没有名为“{name}”的{what}。").format(name=name, what=what), hint)


class StoreMissing(GridLensError):
    """The folder asked for holds no published store."""


class StoreBroken(GridLensError):
    """The published store exists but cannot be opened."""


class StateBroken(GridLensError):
    """The office's small state is there, or once was, but cannot be opened."""
