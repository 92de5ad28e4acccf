"""Residents of the invented office: names, phones and doors, and what clerks add to accounts."""

import numpy as np
import pyarrow as pa

from etl.invented.generate.draw import Draw, joined, numbered
from etl.invented.generate.office import every_name
from etl.invented.sample.work.dangers import PLACES

_STREETS = tuple(street for streets in PLACES.values() for street in streets)
_ADDED = (
    "",
    "；已现场记录",
    "；网格员{name}跟进",
    "；涉及{count}户",
    "；已拍照留存，编号{count}",
    '；群众称"多次反映未果"',
    "；约定{count}日内回访, 必要时联合上门",
    "；代表已到现场了解",
    "；此前{count}月间曾反映过一次",
)
_ADDED_WEIGHTS = (30, 12, 14, 10, 8, 1, 1, 12, 12)


def resident(draw: Draw) -> pa.Array:
    """Return one invented name per row."""
    names = every_name()
    return pa.array(names).take(pa.array(draw.below(len(names))))


def phone(draw: Draw) -> pa.Array:
    """Return one obviously invented mobile number per row."""
    return joined("1380", numbered(draw.below(10_000_000), 7))


def street(draw: Draw) -> pa.Array:
    """Return one street with house number per row."""
    return joined(draw.pick(_STREETS), numbered(1 + draw.below(180)), "号")


def words(draw: Draw) -> dict[str, pa.Array]:
    """Return the words for the slots of accounts: people, a phone, a door, a street, a count."""
    door = (1 + draw.below(18), 1 + draw.below(4), 1 + draw.below(6), 1 + draw.below(3))
    building, unit, floor, room = map(numbered, door)
    name = resident(draw)
    return {
        "a": name,
        "name": name,
        "b": resident(draw),
        "phone": phone(draw),
        "house": joined(building, "号楼", unit, "单元", floor, "0", room, "室"),
        "street": street(draw),
        "count": numbered(2 + draw.below(28)),
    }


def added(accounts: tuple[str, ...]) -> tuple[tuple[str, ...], list[float]]:
    """Return every account with every addition of clerks, and the weight of each."""
    both = [account + more for account in accounts for more in _ADDED]
    common = np.repeat(1 / (np.arange(len(accounts)) + 3), len(_ADDED))
    return tuple(both), list(common * np.tile(_ADDED_WEIGHTS, len(accounts)))
