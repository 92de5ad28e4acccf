"""The code that we make for an entry whose roster gives it none.

It is made of the entry's name and area, so that the same entry gets the same code whenever its
roster is loaded, and no list of codes has to be kept. It stands inside the system only: people see
``OURS`` in its place, or the area.
"""

from gridlens.kinds.names.place import folded, in_area, number_key, place
from gridlens.translation import N_, _

MARK = "~"
OURS = N_("（系统编）")


def made_code(name: str, area: str | None = None) -> str:
    """Return the code made for a name in an area.

    It is the same for 第一网格 and 东湖1网格, both in 东湖社区, and for 东村 and 东村村委会.
    """
    key = number_key(name) or "".join(place(name)) or folded(name)
    stem = place(area)[0] if area else ""
    return MARK + (key if not stem or key.startswith(stem) else in_area(key, area))


def is_made(code: str | None) -> bool:
    """Tell whether a code is one that we made."""
    return code is not None and code.startswith(MARK)


def shown_code(code: str) -> str:
    """Return a code as people see it: ``OURS`` for one that we made."""
    return _(OURS) if is_made(code) else code


def told_apart(name: str, code: str, area: object = None) -> str:
    """Return a name that several entries share, with what tells this one from the others.

    That is its code, or the area where we made the code: 第一网格（东湖社区）. An area that is no
    text counts as none.
    """
    if not is_made(code):
        return f"{name}（{code}）"
    return f"{name}（{area}）" if isinstance(area, str) and area else f"{name}{_(OURS)}"
