"""How much a file may hold, and how many rows are stored together.

A file beyond these bounds is no ledger; it is refused before it fills the memory.
"""

from gridlens.errors import GridLensError
from gridlens.translation import _

MOST_MEMORY = 3 * 2**30
MOST_TEXT = 2**30
MOST_UNPACKED = 3 * 2**30
MOST_PAGE = 64 * 2**20
MOST_COLUMNS = 1_000
MOST_CELLS = 2 * 10**8
MOST_MERGES = 10**5
WIDEST = 2**14
LONGEST_FIELD = 10**6
# The number of rows that the engine stores and packs together. It is half of the engine's own
# number, so that every processor gets a part of a ledger of a hundred thousand rows.
ROW_GROUP = 61_440


def too_large(size: int, most: int) -> GridLensError:
    """Return the error for a file that is too large; ``size`` and ``most`` are in bytes."""
    return GridLensError(
        _("文件过大：{size:,} MB，最多可读 {most:,} MB。").format(
            size=size // 2**20, most=most // 2**20
        ),
        _("请拆成几个文件再导入。"),
    )


def too_many_columns(columns: int) -> GridLensError:
    """Return the error for a sheet with more columns than any ledger has."""
    return GridLensError(
        _("有{n:,}列，超过{most:,}列，不像台账。").format(n=columns, most=MOST_COLUMNS),
        _("请删去右边多余的列，另存后再导入。"),
    )


def too_many_cells() -> GridLensError:
    """Return the error for a sheet in which rows times columns is beyond the bound."""
    return GridLensError(
        _("内容过多：行数乘列数超过{most:,}。").format(most=MOST_CELLS),
        _("请删去多余的行和列，或拆成几个文件再导入。"),
    )


def too_many_merges() -> GridLensError:
    """Return the error for a sheet with more merged cells than anybody draws."""
    return GridLensError(
        _("合并单元格超过{most:,}处，不像台账。").format(most=MOST_MERGES),
        _("请取消合并，把内容填满每一格，另存后再导入。"),
    )
