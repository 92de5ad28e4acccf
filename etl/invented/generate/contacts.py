"""Make rows for receptions and visits, residents' matters, and visits to firms."""

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from etl.invented.generate import residents
from etl.invented.generate.block import Block
from etl.invented.generate.draw import Draw, empty_where, joined, kept_where, numbered, told
from etl.invented.generate.lives import life
from etl.invented.sample.work.enterprises import BRANDS, NEEDS, TRADES
from etl.invented.sample.work.livelihood import HEARD_BY_DEPUTIES, MATTERS
from etl.invented.sample.work.visits import AT_STATION, HOUSEHOLD, RAISED, RAISED_IN_WINTER

_WAYS, _WAY_WEIGHTS = (HOUSEHOLD, AT_STATION, "廊亭接待", "工作室接待"), (70, 18, 7, 5)
_SOURCES = ("意见本", *HEARD_BY_DEPUTIES)
_WINTER = (11, 12, 1, 2)
_SHARE_WITH_NEED = 0.55


def visit(block: Block) -> dict[str, pa.Array]:
    """Return a block of receptions and household visits."""
    draw = block.draw
    way = draw.pick(_WAYS, _WAY_WEIGHTS)
    at_home = pc.equal(way, HOUSEHOLD).to_numpy(zero_copy_only=False)
    households = 1 + draw.below(6)
    people = np.where(at_home, 2 * households + draw.below(4), 1 + draw.below(6))
    topics, often = residents.added(RAISED + RAISED_IN_WINTER)
    cold = np.isin(block.month, _WINTER)
    usual = len(topics) * len(RAISED) // len(RAISED + RAISED_IN_WINTER)
    chosen = np.where(cold, draw.index(often), draw.index(often[:usual]))
    words = residents.words(draw)
    at_station = pc.equal(way, AT_STATION).to_numpy(zero_copy_only=False)
    stations = pc.replace_substring(block.office.communities, "社区", "社区代表联络站")
    return {
        "number": block.number("ZF"),
        "date": pa.array(block.day),
        "grid": block.office.at(draw, block.grid),
        "way": way,
        "station": empty_where(stations.take(pa.array(block.grid)), ~at_station),
        "deputies": block.office.who(draw, block.grid, 0.92),
        "households": empty_where(pa.array(households), ~at_home),
        "people": pa.array(people),
        "resident": words["b"],
        "summary": told(topics, chosen, words),
        **block.office.reported(block.grid),
    }


def livelihood(block: Block) -> dict[str, pa.Array]:
    """Return a block of residents' matters."""
    draw = block.draw
    known = [[*line[5:7], line[7]] for line in MATTERS]
    accounts, often = residents.added(tuple(matter for _category, _unit, matter in known))
    chosen = draw.index(often)
    about = pa.array(chosen // (len(accounts) // len(known)))
    words = residents.words(draw)
    unit = pa.array([unit for _category, unit, _matter in known]).take(about)
    allowed = np.array((30, 60, 90))[draw.index((2, 6, 1))]
    lived = life(draw, block.day, allowed, allowed * 0.5)
    feedback = lived.closed + draw.below(4).astype("timedelta64[D]")
    told_back = draw.chance(0.8) & (feedback <= np.datetime64("2025-12-31"))
    upper = pc.starts_with(unit, "区")
    return {
        "number": block.number("SQ"),
        "accepted": pa.array(block.day),
        "grid": block.office.at(draw, block.grid),
        "source": draw.pick(_SOURCES),
        "resident": words["a"],
        "phone": empty_where(words["phone"], draw.chance(0.2)),
        "matter": joined(words["street"], "：", told(accounts, chosen, words)),
        "category": pa.array([category for category, _unit, _matter in known]).take(about),
        "deputies": block.office.who(draw, block.grid, 0.8),
        "assigned": pa.array(block.day + draw.below(3).astype("timedelta64[D]")),
        "level": pc.if_else(upper, pa.scalar("区级"), pa.scalar("街道")),
        "responsible_unit": unit,
        "due": pa.array(lived.due),
        "closed": pa.array(lived.closed),
        "feedback": pa.array(kept_where(feedback, told_back)),
        "status": pc.if_else(
            pa.array(told_back),
            pa.scalar("已反馈"),
            lived.status(draw, "已办结", "处置中", "交办", "受理", "延期"),
        ),
        "satisfaction": empty_where(
            draw.pick(("满意", "基本满意", "不满意"), (75, 19, 6)), ~told_back
        ),
        **block.office.reported(block.grid),
    }


def enterprise_visit(block: Block) -> dict[str, pa.Array]:
    """Return a block of visits to firms; in about half of them the firm raised a need."""
    draw = block.draw
    kinds = list(NEEDS)
    kind = draw.index([NEEDS[name][0] for name in kinds])
    needs = [need for name in kinds for need in NEEDS[name][2]]
    begins = np.cumsum([0, *(len(NEEDS[name][2]) for name in kinds)])
    chosen = begins[kind] + draw.below(2) % (begins[kind + 1] - begins[kind])
    without = ~draw.chance(_SHARE_WITH_NEED)
    lived = life(draw, block.day, 30, 14.0)
    done = without | lived.is_open
    units = pa.array([NEEDS[name][1] for name in kinds])
    raised = told(needs, chosen, {})
    more = joined(raised, "，涉及岗位或金额", numbered(1 + draw.below(90)), "（人/万元）")
    return {
        "number": block.number("QY"),
        "date": pa.array(block.day),
        "grid": block.office.at(draw, block.grid, 0.01),
        "firm": _firm(draw),
        "deputies": block.office.who(draw, block.grid, 0.85),
        "need": empty_where(pc.if_else(pa.array(draw.chance(0.6)), more, raised), without),
        "need_kind": empty_where(pa.array(kinds).take(pa.array(kind)), without),
        "responsible_unit": empty_where(units.take(pa.array(kind)), without),
        "due": pa.array(kept_where(lived.due, ~without)),
        "closed": pa.array(kept_where(lived.closed, ~without)),
        "status": empty_where(lived.status(draw, "已办结", "办理中", "登记", "延期"), without),
        "result": empty_where(
            draw.pick(("已办理并回访企业", "已对接职能部门办结", "已答复，企业认可")), done
        ),
        **block.office.reported(block.grid),
    }


def _firm(draw: Draw) -> pa.Array:
    return joined("示范", draw.pick(BRANDS), draw.pick(BRANDS), draw.pick(TRADES))
