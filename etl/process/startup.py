"""Spare a loading process what it never needs: imports, threads, returning memory."""

import gc
import os
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from importlib.machinery import ModuleSpec
from types import ModuleType

# Columns of hundreds of megabytes come and go. So Arrow keeps freed memory for reuse, and in the
# reading process Python does the same with the bytes of a file. Neither uses pages of two
# megabytes: the system would have to clear each page first, which takes a twentieth of a load.
# numpy starts threads for matrices, and the loader has no matrices: starting them would take a
# tenth of a second.
_ROOMY = {
    "ARROW_DEFAULT_MEMORY_POOL": "mimalloc",
    "MIMALLOC_PURGE_DELAY": "-1",
    "MIMALLOC_ALLOW_THP": "0",
    "GLIBC_TUNABLES": "glibc.malloc.mmap_threshold=33554432:glibc.malloc.trim_threshold=1073741824",
    "OPENBLAS_NUM_THREADS": "1",
}


class _Absent:
    """An import finder that says of one module that it is not installed."""

    def __init__(self, name: str) -> None:
        self._name = name

    def find_spec(
        self, fullname: str, path: Sequence[str] | None, target: ModuleType | None = None
    ) -> ModuleSpec | None:
        if fullname == self._name:
            raise ModuleNotFoundError(fullname, name=fullname)
        return None


def roomy() -> None:
    """Set how this process and its children use memory and threads.

    It works only before they import pyarrow.
    """
    for name, value in _ROOMY.items():
        os.environ.setdefault(name, value)


@contextmanager
def importing() -> Iterator[None]:
    """Switch off garbage collection during imports; the imported objects are never searched."""
    gc.disable()
    try:
        yield
    finally:
        gc.freeze()
        gc.enable()


def lean() -> None:
    """Keep pyarrow and duckdb from importing pandas, which they do to recognise data frames.

    The loader never gets a data frame, and importing pandas takes longer than a small ledger.
    Call this only in a process that does nothing but load: pandas cannot be imported afterwards.
    """
    if "pandas" not in sys.modules:
        sys.meta_path.insert(0, _Absent("pandas"))
