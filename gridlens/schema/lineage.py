"""Where a record comes from: the columns that every ledger's table has for it."""

from gridlens.translation import N_

LINEAGE = {
    "source_file": "string",
    "source_sheet": "string",
    "source_row": "int64",
    "load": "int64",
}
LINEAGE_TITLES = {
    "source_file": N_("来源文件"),
    "source_sheet": N_("工作表"),
    "source_row": N_("行号"),
    "load": N_("导入批次"),
}
