"""The office: 示范街道, its six communities and twenty grids, and its facilities."""

import datetime as dt
from dataclasses import dataclass
from typing import Any

from gridlens.store.sample import MARK

Row = dict[str, Any]

STREET = "示范街道"
COMMITTEE = f"{STREET}人大工委{MARK}"
STATION = "示范街道代表联络站"
STATION_OF = {"红旗社区": "红旗社区代表联络点", "康乐社区": "康乐社区代表联络点"}
STUDIO = "林知远代表工作室"
PAVILION = "槐荫议事廊亭"
AREA = "990101001"  # the code of no province begins with 99


def demo(unit: str) -> str:
    """Return the name of a reporting unit with the mark of sample data."""
    return f"{unit}{MARK}"


@dataclass(frozen=True)
class SampleGrid:
    """One grid: its exposure, its worker and its place on the tile map."""

    code: str
    name: str
    community: str
    households: int
    residents: int
    enterprises: int
    worker: str
    tile: tuple[int, int]


# name, households, residents, enterprises, worker, tile row and column
_COMMUNITIES: dict[str, tuple[tuple[str, int, int, int, str, tuple[int, int]], ...]] = {
    "红旗": (
        ("一", 385, 1012, 34, "赵丽萍", (1, 1)),
        ("二", 412, 1094, 21, "田守业", (1, 2)),
        ("三", 356, 921, 18, "蒋玉茹", (2, 1)),
        ("四", 468, 1273, 26, "程向前", (2, 2)),
    ),
    "中山": (
        ("一", 524, 1391, 62, "苏凤娟", (1, 3)),
        ("二", 447, 1180, 48, "于海滨", (1, 4)),
        ("三", 391, 1005, 41, "余晓莉", (2, 3)),
        ("四", 336, 867, 29, "杜连生", (2, 4)),
    ),
    "新风": (
        ("一", 428, 1137, 24, "叶小娥", (1, 5)),
        ("二", 305, 779, 12, "魏成林", (2, 5)),
        ("三", 372, 963, 17, "曾玉琴", (3, 5)),
    ),
    "建设": (
        ("一", 498, 1302, 55, "任建业", (3, 1)),
        ("二", 441, 1169, 37, "姜春梅", (3, 2)),
        ("三", 287, 742, 20, "范立柱", (4, 1)),
    ),
    "光明": (
        ("一", 409, 1071, 23, "石慧敏", (3, 4)),
        ("二", 598, 1624, 31, "廖家旺", (4, 4)),
        ("三", 353, 904, 15, "邱爱华", (4, 5)),
    ),
    "康乐": (
        ("一", 466, 1198, 27, "侯振江", (3, 3)),
        ("二", 318, 836, 14, "段雪芹", (4, 2)),
        ("三", 402, 1043, 22, "武长顺", (4, 3)),
    ),
}
_ALIASES = {"红旗一网格": "红旗一、红旗1网格", "中山四网格": "中山四、铁路家属院网格"}


def _grids() -> tuple[SampleGrid, ...]:
    return tuple(
        SampleGrid(f"{AREA}{c:03}{g:03}", f"{name}{row[0]}网格", f"{name}社区", *row[1:])
        for c, (name, rows) in enumerate(_COMMUNITIES.items(), 1)
        for g, row in enumerate(rows, 1)
    )


GRIDS = _grids()
GRID = {grid.name: grid for grid in GRIDS}
HOUSEHOLDS: dict[str, float] = {grid.name: grid.households for grid in GRIDS}
ENTERPRISES: dict[str, float] = {grid.name: grid.enterprises for grid in GRIDS}


def reported(grid: str | None, unit: str = COMMITTEE, reporter: str = "温晓棠") -> Row:
    """Return who reported a record: the grid's community and worker, else the given unit."""
    if grid is None:
        return {"reporting_unit": unit, "reporter": reporter}
    return {"reporting_unit": demo(GRID[grid].community), "reporter": GRID[grid].worker}


def grid_rows() -> list[Row]:
    """Return the roster of grids."""
    return [
        {
            "code": grid.code,
            "name": grid.name,
            "aliases": _ALIASES.get(grid.name),
            "community": grid.community,
            "households": grid.households,
            "residents": grid.residents,
            "enterprises": grid.enterprises,
            "worker": grid.worker,
            "tile_row": grid.tile[0],
            "tile_column": grid.tile[1],
            "since": dt.date(2022, 3, 1),
            **reported(grid.name),
        }
        for grid in GRIDS
    ]


# kind, name, community, opened, closed
_FACILITIES = (
    ("代表联络站", STATION, "中山社区", dt.date(2022, 5, 10), None),
    ("代表联络站", "红旗社区代表联络点", "红旗社区", dt.date(2023, 3, 15), None),
    ("代表联络站", "康乐社区代表联络点", "康乐社区", dt.date(2023, 9, 20), None),
    ("代表工作室", STUDIO, "光明社区", dt.date(2023, 11, 8), None),
    ("议事廊亭", PAVILION, "新风社区", dt.date(2023, 6, 1), None),
    ("老年食堂", "康乐社区老年食堂", "康乐社区", dt.date(2025, 3, 12), None),
    ("党员监督岗", "红旗社区党员监督岗", "红旗社区", dt.date(2022, 7, 1), None),
    ("党员监督岗", "中山社区党员监督岗", "中山社区", dt.date(2022, 7, 1), None),
    ("党员监督岗", "新风社区党员监督岗", "新风社区", dt.date(2023, 4, 18), None),
    ("党员监督岗", "建设社区党员监督岗", "建设社区", dt.date(2023, 4, 18), None),
    ("党员监督岗", "旧货市场党员监督岗", "建设社区", dt.date(2023, 4, 18), dt.date(2024, 10, 31)),
    ("党员监督岗", "光明社区党员监督岗", "光明社区", dt.date(2024, 4, 18), None),
    ("党员监督岗", "康乐社区党员监督岗", "康乐社区", dt.date(2025, 2, 26), None),
)


def facility_rows() -> list[Row]:
    """Return the roster of facilities: stations, studio, pavilion, canteen and posts."""
    return [
        {
            "kind": kind,
            "name": name,
            "community": community,
            "opened": opened,
            "closed": closed,
            "reporting_unit": demo(community),
            "reporter": "温晓棠",
        }
        for kind, name, community, opened, closed in _FACILITIES
    ]
