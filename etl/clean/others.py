"""Name the people in columns of deputies who are not counted, because no roster has them."""

from collections import Counter
from collections.abc import Iterator

import numpy as np
import pyarrow as pa

from etl.clean.directory import Directory
from etl.clean.records import Records
from etl.match.matched import MatchedSheet
from etl.problem import Problem
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
        others: Counter[str] = Counter()
        for text in filter(None, cells.to_pylist()):
            others.update(_others(text, kind, directory))
        if others:
            shown = "、".join(one for one, _many in others.most_common(_SHOWN))
            reason = _("{n}人不在代表名册，没有计为代表：{names}").format(
                n=len(others), names=shown + (_("等") if len(others) > _SHOWN else "")
            )
            yield Problem(None, header, None, reason)


def _others(text: str, kind: Reference, directory: Directory) -> list[str]:
    try:
        names = kind.parse(text)
    except Refused:
        return []  # the cell itself is told
    return [name for name in names if not _is_deputy(name, directory)]


def _is_deputy(name: str, directory: Directory) -> bool:
    try:
        return bool(directory.find_all("deputy", [name]))
    except Refused:
        return bool(directory.meant("deputy", name))
