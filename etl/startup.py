"""Keeps a process that loads from what it never needs: imports, threads, memory given back."""

import gc
import os
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from importlib.machinery import ModuleSpec
from types import ModuleType

# Columns come and go by the hundred megabytes: Arrow keeps what it had, and so does Python, in the
# process that reads, with the bytes of a file. Neither takes it by two megabytes at a time, all of
# which the system would have to clear first: that takes a twentieth of a load. The threads that
# numpy starts for matrices, of which there are none, take a tenth of a second.
_ROOMY = {
    "ARROW_DEFAULT_MEMORY_POOL": "mimalloc",
    "MIMALLOC_PURGE_DELAY": "-1",
    "MIMALLOC_ALLOW_THP": "0",
    "GLIBC_TUNABLES": "glibc.malloc.mmap_threshold=33554432:glibc.malloc.trim_threshold=1073741824",
    "OPENBLAS_NUM_THREADS": "1",
}


class _Absent:
    """Answers for one module that it is not installed."""

    def __init__(self, name: str) -> None:
        self._name = name

    def find_spec(
        self, fullname: str, path: Sequence[str] | None, target: ModuleType | None = None
    ) -> ModuleSpec | None:
        if fullname == self._name:
            raise ModuleNotFoundError(fullname, name=fullname)
        return None


def roomy() -> None:
    """Say what this process and those it starts take; only before they import pyarrow."""
    for name, value in _ROOMY.items():
        os.environ.setdefault(name, value)


@contextmanager
def importing() -> Iterator[None]:
    """Look for no garbage while modules are imported, nor ever again in what they are made of."""
    gc.disable()
    try:
        yield
    finally:
        gc.freeze()
        gc.enable()


def lean() -> None:
    """Let pyarrow and duckdb do without pandas, which they import to recognise its frames.

    No frame ever comes to the loader, and the import takes longer than a small ledger. Only for a
    process of its own: nothing in it can import pandas afterwards.
    """
    if "pandas" not in sys.modules:
        sys.meta_path.insert(0, _Absent("pandas"))
