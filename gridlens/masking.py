"""Personal data made unreadable: 张*, 138****1234, and the same inside free text.

Masked rows can still point at people; they leave the office only when asked for.
"""

import re

from gridlens.schema import Personal

_MOBILE = re.compile(r"(?<!\d)(1[3-9]\d)\d{4}(\d{4})(?!\d)")
_LANDLINE = re.compile(r"(?<!\d)(0\d{2,3}[- ]?)\d{3,4}(\d{4})(?!\d)")
_IDENTITY = re.compile(r"(?<![0-9A-Za-z])(\d{3})\d{11,14}([0-9Xx])(?![0-9A-Za-z])")
_HOUSE = re.compile(r"\d+(?=(?:号楼|号院|单元|栋|幢|室|号))")
_NAMES = re.compile(r"[^\s、,，;；/（）()]+")


def mask(text: str, personal: Personal, names: tuple[str, ...] = ()) -> str:
    """Return a personal text masked; ``names`` are people of the same row to mask inside it."""
    if personal is Personal.NAME:
        return _NAMES.sub(lambda match: masked_name(match[0]), text)
    masked = _IDENTITY.sub(r"\1***********\2", text)
    masked = _LANDLINE.sub(r"\1****\2", _MOBILE.sub(r"\1****\2", masked))
    if personal is Personal.PHONE:
        return masked if masked != text else re.sub(r"\d", "*", text)
    masked = _HOUSE.sub("*", masked)
    for name in sorted(names, key=len, reverse=True):
        if len(name) > 1:
            masked = masked.replace(name, masked_name(name))
    return masked


def masked_name(name: str) -> str:
    """Return a name with all but its first character replaced: 张三 → 张*, 欧阳小明 → 欧***."""
    return name[:1] + "*" * (len(name) - 1) if len(name) > 1 else "*"


def names_in(text: str) -> tuple[str, ...]:
    """Return the people that a cell of names lists."""
    return tuple(_NAMES.findall(text))
