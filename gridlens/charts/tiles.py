"""A tile map: one square for each grid, placed by the roster, coloured by a value."""

from dataclasses import dataclass

import pandas as pd

from gridlens.charts.words import counted, figure_with_unit, legend, n_of
from gridlens.figures.numbers import out_of, written
from gridlens.figures.rows.address import mark
from gridlens.ledgers import indicator as find_indicator
from gridlens.schema.ledger import Measure
from gridlens.translation import _

LARGEST = 20


@dataclass(frozen=True)
class Tile:
    """One grid: its code and short name, the word written on it, and its place.

    ``n`` is written below the word of a rate or a median, and ``count`` is its number. ``id`` names
    the figure, so that a page can open its rows (see ``gridlens.figures.rows.address.mark``).
    """

    code: str
    id: str
    name: str
    value: float | None
    word: str
    n: str
    hover: str
    row: int
    column: int
    count: float | None = None


@dataclass(frozen=True)
class Tiles:
    """The tiles of a map; ``apart`` has the words for grids without a place and for no grid at all.

    ``marked`` is the code of the grid that the page shows.
    """

    title: str
    subtitle: str
    tiles: tuple[Tile, ...]
    apart: tuple[str, ...] = ()
    marked: str | None = None

    @property
    def sentence(self) -> str:
        """The map in words."""
        parts = [tile.hover for tile in self.tiles] + list(self.apart)
        return _("{title}：{parts}").format(title=self.title, parts="；".join(parts))

    @property
    def empty(self) -> bool:
        """Whether there is nothing to draw."""
        return not self.tiles


def tile_map(
    key: str, table: pd.DataFrame, roster: pd.DataFrame, marked: str | None = None
) -> Tiles:
    """Return the outcomes of one indicator by ``grid`` as a tile map.

    ``roster`` gives code, name, tile_row and tile_column (from 1 to 20). A grid without a place, or
    whose place an earlier grid holds, goes to ``apart``; so do records without a grid.
    """
    indicator = find_indicator(key)[0]
    noted = indicator.measure in (Measure.RATE, Measure.MEDIAN)
    known = {row["code"]: row for row in roster.to_dict("records")}
    taken: set[tuple[int, int]] = set()
    tiles: list[Tile] = []
    apart: list[str] = []
    columns = ["grid", "value", "denominator", "left_out", "not_due"]
    for code, value, n, left_out, not_due in table[columns].itertuples(index=False, name=None):
        grid = known.get(code, {})
        name = grid.get("name") or code or _("未分网格")
        hover = f"{name} {figure_with_unit(key, value, n, left_out, not_due)}"
        place = _place(grid.get("tile_row"), grid.get("tile_column"))
        if place is None or place in taken:
            if code is not None or value:
                apart.append(hover)
            continue
        taken.add(place)
        below = out_of(value, n, key) if noted and value is not None else ""
        below = counted(below, left_out, not_due)
        tiles.append(
            Tile(
                code=code,
                id=mark(key, {"grid": code}),
                name=short(name),
                value=value,
                word=written(value, key),
                n=below,
                hover=hover,
                row=place[0],
                column=place[1],
                count=n_of(key, n),
            )
        )
    unit = (
        _("比率，下方为件数")
        if indicator.is_rate
        else _("单位：{unit}").format(unit=_(indicator.unit))
    )
    unit = "，".join(note for note in (unit, legend(key, table)) if note)
    return Tiles(_(indicator.label), unit, tuple(tiles), tuple(apart), marked)


def short(name: str) -> str:
    """Return the name of a grid without the word for grid: 红旗一网格 → 红旗一."""
    return name.removesuffix(_("网格")) or name


def _place(row: object, column: object) -> tuple[int, int] | None:
    """Return the place of a grid on the map; None where it is not given or lies outside."""
    if pd.isna(row) or pd.isna(column):  # type: ignore[call-overload]
        return None
    place = int(str(row).removesuffix(".0")), int(str(column).removesuffix(".0"))
    return place if all(1 <= number <= LARGEST for number in place) else None
