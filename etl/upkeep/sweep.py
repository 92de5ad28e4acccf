"""Remove what interrupted runs have left, and what nothing names any more."""

import shutil
from pathlib import Path

from etl.disk import pointer
from etl.disk.pointer import DRAFT, LOADS
from etl.loads import files, receipt
from gridlens.store.published.pointer import record_of, versions

_KEPT = 3


def sweep(store: Path) -> None:
    """Remove drafts, loads that do not count, and all but the last three versions.

    If there is no version in force, or its file is not known, only drafts are removed. Kept files
    that no load names are removed only if every receipt can be read.
    """
    for draft in [
        *store.glob(f"{DRAFT}*"),
        *store.glob(f"{LOADS}/{DRAFT}*"),
        *store.glob(".*.tmp"),
    ]:
        shutil.rmtree(draft) if draft.is_dir() else draft.unlink()
    current = pointer.read(store)
    if current is None or not current.file:
        return
    counting = {*current.loads, *current.withdrawn}
    for load in pointer.load_numbers(store):
        if load not in counting:
            shutil.rmtree(pointer.load_folder(store, load))
    _versions(store, current.version)
    told = [receipt.read(store, load) for load in sorted(counting)]
    if all(told):
        files.sweep(store, {f.sha256 for one in told if one for f in one.files})


def _versions(store: Path, current: int) -> None:
    published = []
    for number, path in versions(store):
        if number > current:
            path.unlink()
        else:
            published.append(number)
    for number in published[:-_KEPT]:
        record_of(store, number).unlink(missing_ok=True)
        (store / f"v{number}.duckdb").unlink()
