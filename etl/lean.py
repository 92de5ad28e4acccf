"""Keeps a process that loads from what it never needs: imports, and memory given back too soon."""

import sys
from collections.abc import Sequence
from importlib.abc import MetaPathFinder
from importlib.machinery import ModuleSpec
from types import ModuleType

import pyarrow as pa


class _Absent(MetaPathFinder):
    """Answers for one module that it is not installed."""

    def __init__(self, name: str) -> None:
        self._name = name

    def find_spec(
        self, fullname: str, path: Sequence[str] | None, target: ModuleType | None = None
    ) -> ModuleSpec | None:
        if fullname == self._name:
            raise ModuleNotFoundError(fullname, name=fullname)
        return None


def lean() -> None:
    """Let pyarrow and duckdb do without pandas, which they import to recognise its frames.

    No frame ever comes to the loader, and the import takes longer than a small ledger. Only for a
    process of its own: nothing in it can import pandas afterwards. Columns come and go by the
    hundred megabytes: the system's memory takes them up again faster than Arrow's own.
    """
    if "pandas" not in sys.modules:
        sys.meta_path.insert(0, _Absent("pandas"))
    pa.set_memory_pool(pa.system_memory_pool())
