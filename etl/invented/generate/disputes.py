"""Make rows for disputes and safety hazards."""

from collections.abc import Mapping

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from etl.invented.generate import residents
from etl.invented.generate.block import Block
from etl.invented.generate.draw import Draw, empty_where, joined, kept_where, told
from etl.invented.generate.lives import life
from etl.invented.sample.work import dangers, disputes, hazards, quarrels

_MEDIAN_DAYS = {"邻里": 7, "物业管理": 16, "劳动争议": 12, "征地拆迁": 45, "医疗": 28}
_OUTCOMES, _OUTCOME_WEIGHTS = ("调解成功", "引导仲裁诉讼", "调解不成", "移交"), (90, 5, 3, 2)
_WINTER, _SUMMER = (11, 12, 1, 2), (6, 7, 8)


def dispute(block: Block) -> dict[str, pa.Array]:
    """Return a block of disputes."""
    draw = block.draw
    weights = {name: story[0] for name, story in quarrels.STORIES.items()}
    accounts = {name: story[1] for name, story in quarrels.STORIES.items()}
    category, summary, words = _stories(block, weights, accounts, {"劳动争议": (12, 1, 2)})
    median = pc.coalesce(_looked_up(category, _MEDIAN_DAYS), pa.scalar(10)).to_numpy()
    lived = life(draw, block.day, 30, median)
    settled = ~lived.is_open & draw.chance(0.9)
    outcome = draw.pick(_OUTCOMES[1:], _OUTCOME_WEIGHTS[1:])
    outcome = pc.if_else(pa.array(settled), pa.scalar(_OUTCOMES[0]), outcome)
    return {
        "number": block.number("JF"),
        "received": pa.array(block.day),
        "grid": block.office.at(draw, block.grid),
        "category": category,
        "parties": joined(words["a"], "、", words["b"]),
        "phone": empty_where(words["phone"], draw.chance(0.15)),
        "summary": summary,
        "mediator": draw.pick(disputes.MEDIATORS),
        "deputies": block.office.who(draw, block.grid, 0.45),
        "source": draw.pick(disputes.SOURCES, (50, 18, 10, 10, 7, 5)),
        "due": pa.array(lived.due),
        "outcome": empty_where(outcome, lived.is_open),
        "agreement": empty_where(draw.pick(("口头", "书面"), (6, 4)), ~settled),
        "closed": pa.array(lived.closed),
        "status": lived.status(draw, "已办结", "调解中", "受理", "登记", "延期"),
        "satisfaction": _judged(draw, lived.is_open),
        **block.office.reported(block.grid),
    }


def hazard(block: Block) -> dict[str, pa.Array]:
    """Return a block of safety hazards."""
    draw = block.draw
    weights = {name: story[0] for name, story in dangers.STORIES.items()}
    accounts = {name: story[2] for name, story in dangers.STORIES.items()}
    seasons = {"燃气安全": _WINTER, "用电安全": _SUMMER, "防汛防灾": _SUMMER}
    category, summary, words = _stories(block, weights, accounts, seasons)
    units = {name: story[1] for name, story in dangers.STORIES.items()}
    allowed = np.array((7, 15, 30))[draw.index((1, 2, 1))]
    lived = life(draw, block.day, allowed, allowed * 0.45)
    seen = block.day + draw.below(4).astype("timedelta64[D]")
    rectified = lived.between(draw, block.day, 0.8)
    return {
        "number": block.number("YH"),
        "found": pa.array(block.day),
        "grid": block.office.at(draw, block.grid, 0.02),
        "category": category,
        "grade": draw.pick(("一般", "重大"), (985, 15)),
        "location": words["street"],
        "summary": summary,
        "source": draw.pick(hazards.SOURCES, (60, 14, 12, 7, 7)),
        "deputies": block.office.who(draw, block.grid, 0.3),
        "seen": pa.array(kept_where(np.minimum(seen, _or_last(rectified)), draw.chance(0.85))),
        "responsible_unit": _looked_up(category, units),
        "due": pa.array(lived.due),
        "rectified": pa.array(rectified),
        "rechecked": pa.array(np.maximum(rectified, lived.between(draw, block.day, 1.0))),
        "closed": pa.array(lived.closed),
        "status": lived.status(draw, "已销号", "整改中", "登记", "待复查", "延期"),
        **block.office.reported(block.grid),
    }


def _stories(
    block: Block,
    weights: Mapping[str, int],
    accounts: Mapping[str, tuple[str, ...]],
    seasons: Mapping[str, tuple[int, ...]],
) -> tuple[pa.Array, pa.Array, dict[str, pa.Array]]:
    """Return the category and the account of each row, and the words used in the accounts.

    ``seasons`` has the months in which a category is about twice as frequent.
    """
    names = list(weights)
    usual = np.array([weights[name] for name in names], dtype=float)
    which = block.draw.index(usual)
    for name, months in seasons.items():
        share = weights[name] / (usual.sum() + weights[name])
        more = np.isin(block.month, months) & block.draw.chance(share)
        which = np.where(more, names.index(name), which)
    words = residents.words(block.draw)
    summaries, order = [], []
    for place, name in enumerate(names):
        rows = np.flatnonzero(which == place)
        told_of, often = residents.added(accounts[name])
        chosen = np.searchsorted(np.cumsum(often), block.draw.rng.random(len(rows)) * sum(often))
        here = {word: values.take(pa.array(rows)) for word, values in words.items()}
        if len(rows):
            summaries.append(told(told_of, np.minimum(chosen, len(told_of) - 1), here))
        order.append(rows)
    back = np.argsort(np.concatenate(order), kind="stable")
    summary = pa.concat_arrays(summaries).take(pa.array(back))
    return pa.array(names).take(pa.array(which)), summary, words


def _looked_up(keys: pa.Array, values: Mapping[str, str | int]) -> pa.Array:
    places = pc.index_in(keys, pa.array(list(values)))
    return pa.array(list(values.values())).take(places)


def _judged(draw: Draw, is_open: np.ndarray) -> pa.Array:
    judged = draw.pick(("满意", "基本满意", "不满意"), (76, 18, 6))
    return empty_where(judged, is_open | draw.chance(0.12))


def _or_last(days: np.ndarray) -> np.ndarray:
    return np.where(np.isnat(days), np.datetime64("2100-01-01", "D"), days)
