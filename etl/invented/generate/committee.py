"""Make rows for the work of the committee: activities, inspections, motions and proposals."""

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from etl.invented.generate.block import Block
from etl.invented.generate.days import LAST
from etl.invented.generate.draw import Draw, empty_where, joined, numbered
from etl.invented.generate.lives import life
from etl.invented.sample.office.area import demo
from etl.invented.sample.work.inspections import INSPECTIONS, PROBLEMS
from etl.invented.sample.work.motions import MOTIONS
from etl.invented.sample.work.sessions import HELD, HOSPITALS, LAWS

_TYPES = ("理论宣讲", "代表进站", "法律学习", "义诊", "外出观摩", "议政会", "业务培训", "其他")
_TYPE_WEIGHTS = (24, 26, 14, 9, 6, 9, 10, 2)
_WITH_OPINIONS = ("代表进站", "议政会")
_AT_ONE_INSPECTION = 3
_REPLY_DAYS = 92
_COMMITTEE = "示范街道人大工委"


def session(block: Block) -> dict[str, pa.Array]:
    """Return a block of activities."""
    draw = block.draw
    type_ = draw.pick(_TYPES, _TYPE_WEIGHTS)
    of = {name: pc.equal(type_, name).to_numpy(zero_copy_only=False) for name in _TYPES}
    laws = [text.split("、") for text in LAWS.values()]
    places = [[line[3]] for line in HELD if line[1] == "外出观摩"]
    expected = 4 + draw.below(40)
    opinions = 3 + draw.below(12)
    listened = of["代表进站"] | of["议政会"]
    community = block.office.communities.take(pa.array(block.grid))
    return {
        "number": block.number("HD"),
        "date": pa.array(block.day),
        "type": type_,
        "topic": _topic(draw, type_),
        "laws": _lists(draw, laws, ~of["法律学习"]),
        "places_visited": _lists(draw, places, ~of["外出观摩"]),
        "hosts": _lists(draw, [[_COMMITTEE], [_COMMITTEE, "平安法治办"]], draw.chance(0.05)),
        "partners": _lists(draw, [[name] for name in _hospitals()], ~of["义诊"]),
        "station": empty_where(joined(community, "代表联络站"), ~of["代表进站"]),
        "grid": block.office.at(draw, block.grid, 0.6),
        "deputies": block.office.who(draw, block.grid, 0.9),
        "place": joined(community, draw.pick(("党群服务中心", "会议室", "广场", "议事廊亭"))),
        "present": pa.array(expected - draw.below(4)),
        "expected": pa.array(expected),
        "residents": empty_where(pa.array(6 + draw.below(120)), of["业务培训"] | of["外出观摩"]),
        "opinions": empty_where(pa.array(opinions), ~listened),
        "opinions_handled": empty_where(pa.array(opinions - draw.below(3)), ~listened),
        "reporting_unit": pa.repeat(demo(_COMMITTEE), draw.rows),
        "reporter": pa.repeat("温晓棠", draw.rows),
    }


def inspection(block: Block) -> dict[str, pa.Array]:
    """Return a block of problems found; every three rows in a row are one inspection."""
    draw, office = block.draw, block.office
    held = block.rows // _AT_ONE_INSPECTION
    day = block.calendar.days(held * _AT_ONE_INSPECTION)
    nth = block.rows % _AT_ONE_INSPECTION
    problems = [line for line in PROBLEMS if line[3]]
    found = pa.array((held * 7 + nth) % len(problems))
    about = pa.array(held % len(INSPECTIONS))
    lived = life(draw, day, 30, 15.0)
    serial = block.calendar.within_year(held * _AT_ONE_INSPECTION)
    year = numbered(day.astype("datetime64[Y]").astype(int) + 1970)
    return {
        "number": joined("SC", year, "-", numbered(serial, 6)),
        "date": pa.array(day),
        "organiser": pa.repeat(_COMMITTEE, draw.rows),
        "group": pa.array([line[2] for line in INSPECTIONS]).take(about),
        "topic": pa.array([line[3] for line in INSPECTIONS]).take(about),
        "grid": office.at(draw, block.grid, 0.01),
        "deputies": office.who(draw, block.grid, 0.97),
        "problem": pa.array([line[3] for line in problems]).take(found),
        "responsible_unit": pa.array([line[2] for line in problems]).take(found),
        "due": pa.array(lived.due),
        "closed": pa.array(lived.closed),
        "status": lived.status(draw, "已办结", "整改中", "登记", "延期"),
        "reporting_unit": pa.repeat(demo(_COMMITTEE), draw.rows),
        "reporter": pa.repeat("蔺知秋", draw.rows),
    }


def motion(block: Block) -> dict[str, pa.Array]:
    """Return a block of motions and proposals."""
    draw, office = block.draw, block.office
    about = pa.array(draw.below(len(MOTIONS)))
    occasion, kind, category, title, units = (
        pa.array([line[place] for line in MOTIONS]).take(about) for place in range(1, 6)
    )
    assigned = block.day + (5 + draw.below(25)).astype("timedelta64[D]")
    assigned = np.minimum(assigned, LAST)
    lived = life(draw, assigned, _REPLY_DAYS, 60.0)
    heard = ~lived.is_open & draw.chance(0.9)
    unit_lists = pc.split_pattern(units, "、")
    where = pa.array(block.grid)
    return {
        "number": block.number("YA"),
        "submitted": pa.array(block.day),
        "session": draw.pick(("区十届五次会议", "区十届四次会议", "区十届三次会议")),
        "occasion": joined(occasion, "期间"),
        "kind": kind,
        "title": joined(title, "（", office.communities.take(where), "）"),
        "category": category,
        "lead_deputies": office.who(draw, block.grid, 1.0),
        "joint_deputies": office.who(draw, block.grid, 0.8),
        "assigned": pa.array(assigned),
        "responsible_unit": pc.list_element(unit_lists, 0),
        "joint_units": _without_first(unit_lists),
        "due": pa.array(lived.due),
        "replied": pa.array(lived.closed),
        "result": empty_where(draw.pick(("A", "B", "C", "D"), (64, 24, 9, 3)), lived.is_open),
        "status": pc.if_else(
            pa.array(heard),
            pa.scalar("代表已反馈"),
            lived.status(draw, "已答复", "承办", "交办", "延期"),
        ),
        "satisfaction": empty_where(draw.pick(("满意", "基本满意", "不满意"), (8, 2, 1)), ~heard),
        "reporting_unit": pa.repeat(demo(_COMMITTEE), draw.rows),
        "reporter": pa.repeat("温晓棠", draw.rows),
    }


def _hospitals() -> list[str]:
    return list(dict.fromkeys(HOSPITALS.values()))


def _topic(draw: Draw, type_: pa.Array) -> pa.Array:
    """Return a topic of the sample for the type of each row, with its number in a series."""
    held = sorted(HELD, key=lambda line: line[1])
    types = [line[1] for line in held]
    first = np.array([types.index(name) for name in _TYPES])
    many = np.array([types.count(name) for name in _TYPES])
    at = pc.index_in(type_, pa.array(_TYPES)).to_numpy()
    topics = pa.array([line[2] for line in held])
    chosen = topics.take(pa.array(first[at] + draw.below(60) % many[at]))
    return joined(chosen, "（第", numbered(1 + draw.below(9)), "期）")


def _lists(draw: Draw, choices: list[list[str]], empty: np.ndarray) -> pa.Array:
    lists = pa.array(choices, pa.list_(pa.string()))
    return lists.take(pa.array(draw.below(len(choices)), mask=empty))


def _without_first(lists: pa.Array) -> pa.Array:
    """Return the lists without their first entry; null for a list with only one."""
    rest = pc.list_slice(lists, 1, return_fixed_size_list=False)
    return empty_where(rest, pc.equal(pc.list_value_length(rest), 0).to_numpy(zero_copy_only=False))
