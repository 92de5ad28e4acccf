"""The marks by which the loader recognises our own additions in files that come back filled in.

A fill-in template has an example row and sheets of instructions. A workbook of rejects has columns
for the reason and the origin of each row. None of these are records, and no ledger has a header
with one of these names.
"""

from functools import cache

from gridlens.schema.header import folded
from gridlens.translation import N_

MARK = "格显附页"
"""The first cell of every sheet of ours that holds no records begins so; never translated."""

EXAMPLE = "示例"
"""The first cell of a template's example row."""

LINE_NUMBER = N_("序号")
REASON = N_("未导入原因")
ORIGIN = (N_("原文件"), N_("原工作表"), N_("原行号"))
ADDED = (REASON, *ORIGIN, "拒收原因")
"""The headers of the columns that a workbook of rejects adds; the last is an earlier name."""

GIVEN = "（据分组行）"
"""Follows the title of a column that the sheet did not have, but its group rows filled."""


def is_added(header: str) -> bool:
    """Tell whether a header is one of ``ADDED``: the reason and origin columns of our rejects."""
    return folded(header) in _added()


@cache
def _added() -> frozenset[str]:
    return frozenset(map(folded, ADDED))


def is_ours(first_text: str) -> bool:
    """Tell, from the first text of a sheet, whether it is a sheet of ours that holds no records."""
    return first_text.strip().startswith(MARK)
