"""Name the people in columns of deputies who are not counted, because no roster has them."""

from collections.abc import Iterator

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from etl.clean.records.found import Records
from etl.clean.rosters.directory import Directory
from etl.match.columns.matched import MatchedSheet
from etl.sheets.problem import Problem
from gridlens.errors import Refused
from gridlens.kinds import Reference
from gridlens.translation import _

_SHOWN = 8


def others_named(
    matched: MatchedSheet, records: Records, directory: Directory, loaded: np.ndarray
) -> Iterator[Problem]:
    """Yield, for each column of deputies, who in it is none. ``loaded`` are the row numbers."""
    if not directory.has("deputy"):
        return
    for name in matched.ledger.deputies:
        kind = matched.ledger.column(name).kind
        if name not in records.texts or not isinstance(kind, Reference) or not kind.several:
            continue
        header = records.headers[name]
        cells = records.texts[name].take(pa.array(loaded - 1))
        others = [one for one in _all_names(cells, kind) if not _is_deputy(one, directory)]
        if others:
            shown = "、".join(others[:_SHOWN])
            reason = _("{n}人不在代表名册，没有计为代表：{names}").format(
                n=len(others), names=shown + (_("等") if len(others) > _SHOWN else "")
            )
            yield Problem(None, header, None, reason)


def _all_names(cells: pa.ChunkedArray, kind: Reference) -> list[str]:
    """Return every name in a column once; plain lists are read all at once."""
    texts = pc.unique(cells).drop_null()
    at_once = kind.at_once(texts)
    found: list[str] = []
    if at_once:
        lists, plain = at_once
        found = pc.unique(lists.filter(plain).flatten()).to_pylist()
        texts = texts.filter(pc.invert(plain))
    for text in texts.to_pylist():
        try:
            found += kind.parse(text)
        except Refused:
            continue  # the cell itself is told
    return list(dict.fromkeys(name for name in found if name))


def _is_deputy(name: str, directory: Directory) -> bool:
    try:
        return bool(directory.find_all("deputy", [name]))
    except Refused:
        return bool(directory.meant("deputy", name))
