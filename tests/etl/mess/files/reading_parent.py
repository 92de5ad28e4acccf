"""Reads files as the loader does; prints the growth of its memory, and why files were refused.

The first file is read before the memory is measured, so that all imports are done by then.
"""

import json
import resource
import sys
from pathlib import Path

from etl.read.files import LedgerFile
from etl.read.reader import FileReader
from etl.sheets.problem import SheetResult


def most_memory() -> int:
    """Return the peak memory of this process so far, in MB."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024


with FileReader() as reader:
    first, *others = (Path(name) for name in sys.argv[1:])
    list(reader.read(LedgerFile(first.name, first)))  # so that everything is imported
    before = most_memory()
    found = [list(reader.read(LedgerFile(path.name, path))) for path in others]
    grown = most_memory() - before
refused = [[s.problems[0].reason for s in one if isinstance(s, SheetResult)] for one in found]
sys.stdout.write(json.dumps({"grown": grown, "refused": refused}))
