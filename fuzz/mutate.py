"""Change a table of texts as clerks, other programs and bad luck do."""

import random
from collections.abc import Callable

from fuzz.ledger import Grid

CELLS = (
    *("", " ", "\u3000", "\xa0", "\u200b", "\ufeff", "\n", "\t", "-", "—", "/", "无", "N/A", "空"),
    *(
        "45750",
        "45750.5",
        "4月3日",
        "2025.4.3-4.5",
        "2025.4.3上午",
        "2025年4月",
        "20250431",
        "1/2/25",
    ),
    *("民国114年4月3日", "2025-02-30", "1999-12-31", "2999-01-01", "0000-00-00", "2025年4月3日起"),
    *(
        "１２",
        "３起",
        "约20",
        "二十",
        "-5",
        "1e308",
        "1E+14",
        "NaN",
        "inf",
        "٣",
        "²",
        "1,200",
        "12.0",
    ),
    *(
        "=1+1",
        '=HYPERLINK("x")',
        "+1",
        "@a",
        "'0123",
        '"',
        '""',
        "'",
        ",",
        ";",
        "、",
        "a,b",
        "a\nb",
    ),
    *(
        "合计",
        "小计：3",
        "总计12",
        "红旗一网格（12件）",
        "注：以上",
        "填表人：张某",
        "序号",
        "编号",
        "（必填）",
    ),
    *(
        "张某、李某",
        "张某 李某",
        "张三;李四",
        "张某（组长）",
        "张某等3人",
        "🀄️",
        "𠮷",
        "\ud7ff",
        "\u202eabc",
    ),
    *(
        "\x01",
        "\x00",
        "\x7f",
        "x" * 5000,
        "甲" * 40_000,
        "%s{0}",
        "<a>&amp;",
        "\\",
        "NULL",
        "#REF!",
    ),
)
Mutation = Callable[[Grid, random.Random], None]


def mutated(grid: Grid, chance: random.Random) -> Grid:
    """Return a copy of the table after 1 to 12 random mutations; few are most likely."""
    grid = [list(row) for row in grid]
    for _turn in range(min(12, int(chance.expovariate(0.4)) + 1)):
        if grid:
            chance.choice(MUTATIONS)(grid, chance)
    return grid


def _row(grid: Grid, chance: random.Random) -> list[str]:
    return chance.choice(grid)


def _odd_cell(grid: Grid, chance: random.Random) -> None:
    row = _row(grid, chance)
    if row:
        row[chance.randrange(len(row))] = chance.choice(CELLS)


def _odd_column(grid: Grid, chance: random.Random) -> None:
    place, text = chance.randrange(40), chance.choice(CELLS)
    for row in grid[1:]:
        if place < len(row):
            row[place] = text


def _around(grid: Grid, chance: random.Random) -> None:
    row = _row(grid, chance)
    if row:
        place = chance.randrange(len(row))
        row[place] = chance.choice(CELLS) + row[place] + chance.choice(CELLS)


def _swapped(grid: Grid, chance: random.Random) -> None:
    row = _row(grid, chance)
    chance.shuffle(row)


def _columns_moved(grid: Grid, chance: random.Random) -> None:
    order = list(range(max(map(len, grid))))
    chance.shuffle(order)
    for row in grid:
        row[:] = [row[place] for place in order if place < len(row)]


def _ragged(grid: Grid, chance: random.Random) -> None:
    row = _row(grid, chance)
    if chance.random() < 0.5:
        del row[chance.randrange(len(row) + 1) :]
    else:
        row += [chance.choice(CELLS) for _more in range(chance.randint(1, 30))]


def _row_twice(grid: Grid, chance: random.Random) -> None:
    grid.insert(chance.randrange(len(grid) + 1), list(_row(grid, chance)))


def _row_gone(grid: Grid, chance: random.Random) -> None:
    grid.remove(_row(grid, chance))


def _blank_rows(grid: Grid, chance: random.Random) -> None:
    place = chance.randrange(len(grid) + 1)
    grid[place:place] = [[""] * len(grid[0]) for _row in range(chance.randint(1, 25))]


def _one_cell_row(grid: Grid, chance: random.Random) -> None:
    place = chance.randrange(len(grid) + 1)
    grid.insert(place, [chance.choice(CELLS), *[""] * (len(grid[0]) - 1)])


def _total(grid: Grid, chance: random.Random) -> None:
    grid.append(["合计", *(chance.choice(("", "3", "12")) for _cell in grid[0][1:])])


def _title(grid: Grid, chance: random.Random) -> None:
    title = chance.choice(("2025年上半年台账", "填报单位：红旗社区", "单位：件", "附件1"))
    grid.insert(0, [title])


def _header_cell(grid: Grid, chance: random.Random) -> None:
    header = grid[0]
    if header:
        place = chance.randrange(len(header))
        other = chance.choice((*CELLS, chance.choice(header), header[place] + "（必填）"))
        header[place] = other


def _header_in_two(grid: Grid, chance: random.Random) -> None:
    above = ["" for _cell in grid[0]]
    for place in range(len(above)):
        if chance.random() < 0.3:
            above[place] = chance.choice(("办理情况", "基本信息", grid[0][place]))
    grid.insert(0, above)


def _columns_empty(grid: Grid, chance: random.Random) -> None:
    more = chance.randint(1, 60)
    for row in grid:
        row += [""] * more


MUTATIONS: tuple[Mutation, ...] = (
    *(_odd_cell, _odd_cell, _odd_cell, _odd_column, _around, _swapped, _columns_moved, _ragged),
    *(_row_twice, _row_gone, _blank_rows, _one_cell_row, _total, _title, _header_cell),
    *(_header_in_two, _columns_empty),
)
