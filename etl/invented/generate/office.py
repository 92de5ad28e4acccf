"""The invented office: any number of grids in communities, their workers, and the deputies."""

import datetime as dt
from dataclasses import dataclass

import numpy as np
import pyarrow as pa

from etl.invented.generate.draw import Draw, empty_where
from etl.invented.sample.office.area import AREA, demo
from etl.invented.sample.office.people import GIVEN, GROUPS, SURNAMES
from gridlens.errors import GridLensError
from gridlens.translation import _

MOST_GRIDS = 3600
_FIRST, _SECOND = "东西南北中上新和安康平永长福文", "兴华宁泰善德义仁达昌顺丰乐明庆盛"
_LAST = ("", "里", "苑", "庄")
_IN_A_COMMUNITY = 4
_SINCE = dt.date(2022, 3, 1)
_SKEW = 0.45  # of the logarithm of households: the largest grid is several times the smallest


@dataclass(frozen=True)
class Office:
    """The rosters as columns; households and enterprises say how likely records are in a grid."""

    grid_codes: pa.Array
    grid_names: pa.Array
    communities: pa.Array
    workers: pa.Array
    households: np.ndarray
    enterprises: np.ndarray
    deputy_codes: pa.Array
    deputy_names: pa.Array

    @property
    def grids(self) -> int:
        """The number of grids."""
        return len(self.grid_codes)

    @property
    def deputies(self) -> int:
        """The number of deputies; the deputies of grid g have the places g, g + ``grids``, …"""
        return len(self.deputy_codes)

    def tenures(self) -> list[tuple[str, str]]:
        """Return the special group and the grid code of each deputy."""
        return [
            (GROUPS[place % len(GROUPS)], self.grid_codes[place % self.grids].as_py())
            for place in range(self.deputies)
        ]

    def who(self, draw: Draw, grid: np.ndarray, share: float) -> pa.Array:
        """Return up to three deputies for about the share ``share`` of rows, null for the others.

        The first deputy is mostly one of the grid.
        """
        many = np.where(draw.chance(share), draw.index((0, 6, 3, 1)), 0)
        own = (grid + self.grids * draw.below(2)) % self.deputies
        first = np.where(draw.chance(0.8), own, draw.below(self.deputies))
        step = 1 + draw.below(self.deputies - 2)
        other = 1 + draw.below(self.deputies - 2)
        other += other >= step
        three = np.stack([first, first + step, first + other], axis=1) % self.deputies
        named = np.arange(3) < many[:, None]
        offsets = np.concatenate([[0], np.cumsum(many)]).astype(np.int32)
        codes = self.deputy_codes.take(pa.array(three[named]))
        nobody = pa.array(np.append(many == 0, False))
        places = pa.array(offsets, mask=nobody.to_numpy(zero_copy_only=False))
        return pa.ListArray.from_arrays(places, codes)

    def reported(self, grid: np.ndarray) -> dict[str, pa.Array]:
        """Return who reported each row: the community and the worker of its grid."""
        at = pa.array(grid)
        units = pa.array([demo(name) for name in self.communities.to_pylist()])
        return {"reporting_unit": units.take(at), "reporter": self.workers.take(at)}

    def at(self, draw: Draw, grid: np.ndarray, nowhere: float = 0.03) -> pa.Array:
        """Return the codes of the grids, with null in the small share ``nowhere`` of rows."""
        return empty_where(self.grid_codes.take(pa.array(grid)), draw.chance(nowhere))


def office(seed: int, grids: int) -> Office:
    """Return an office with this number of grids.

    Raises ``GridLensError`` unless the number is between 1 and ``MOST_GRIDS``.
    """
    if not 1 <= grids <= MOST_GRIDS:
        raise GridLensError(
            _("网格数应在1至{most}之间，给出的是{grids}。").format(most=MOST_GRIDS, grids=grids),
            _("请改用这个范围内的网格数。"),
        )
    rng = np.random.default_rng([seed, 0])
    place = [divmod(number, _IN_A_COMMUNITY) for number in range(grids)]
    communities = [f"{a}{b}{c}" for c in _LAST for a in _FIRST for b in _SECOND]
    households = np.exp(rng.normal(np.log(400), _SKEW, grids)).astype(np.int64) + 60
    deputies = max(6, 2 * grids)
    people = _people(rng, grids + deputies)
    return Office(
        grid_codes=pa.array([f"{AREA}{c + 1:03}{g + 1:03}" for c, g in place]),
        grid_names=pa.array([f"{communities[c]}{'一二三四'[g]}网格" for c, g in place]),
        communities=pa.array([f"{communities[c]}社区" for c, _g in place]),
        workers=pa.array(people[:grids]),
        households=households,
        enterprises=(households * rng.uniform(0.03, 0.15, grids)).astype(np.int64),
        deputy_codes=pa.array([f"D{number + 1:04}" for number in range(deputies)]),
        deputy_names=pa.array(people[grids:]),
    )


def rosters(office: Office) -> dict[str, pa.Table]:
    """Return the rosters of grids, deputies and facilities."""
    every = np.arange(office.grids)
    grid = pa.table(
        {
            "code": office.grid_codes,
            "name": office.grid_names,
            "community": office.communities,
            "households": office.households,
            "residents": (office.households * 2.6).astype(np.int64),
            "enterprises": office.enterprises,
            "worker": office.workers,
            "tile_row": every // 20 + 1,
            "tile_column": every % 20 + 1,
            "since": pa.repeat(_SINCE, office.grids),
            **office.reported(every),
        }
    )
    held = [
        {
            "code": code,
            "name": name,
            "level": "区级",
            "term": "区第十届",
            "delegation": "示范街道代表团",
            "groups": [{"name": group, "since": _SINCE, "until": None}],
            "grids": [{"name": grid_code, "since": _SINCE, "until": None}],
            "reporting_unit": demo("示范街道人大工委"),
            "reporter": "温晓棠",
        }
        for code, name, (group, grid_code) in zip(
            office.deputy_codes.to_pylist(),
            office.deputy_names.to_pylist(),
            office.tenures(),
            strict=True,
        )
    ]
    return {"grid": grid, "deputy": pa.Table.from_pylist(held), "facility": _facilities(office)}


def _facilities(office: Office) -> pa.Table:
    rows = [
        {
            "kind": kind,
            "name": f"{community}{kind}",
            "community": community,
            "opened": _SINCE,
            "reporting_unit": demo(community),
            "reporter": "温晓棠",
        }
        for place, community in enumerate(dict.fromkeys(office.communities.to_pylist()))
        for kind in (("党员监督岗", "代表联络站") if place % 5 == 0 else ("党员监督岗",))
    ]
    return pa.Table.from_pylist(rows)


def _people(rng: np.random.Generator, many: int) -> list[str]:
    """Return ``many`` different invented names in random order."""
    names = list(dict.fromkeys(every_name()))
    return [names[place] for place in rng.permutation(len(names))[:many]]


def every_name() -> list[str]:
    """Return all names that surnames and given names of the sample can form; some come twice."""
    given = [first[0] + second[-1] for first in GIVEN for second in GIVEN]
    return [surname + name for surname in SURNAMES for name in given]
