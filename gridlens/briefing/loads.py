"""The loads of a version, and the loads that came or went since: why a figure has changed."""

import datetime as dt
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from gridlens.ledgers import ledgers
from gridlens.store.version import Version
from gridlens.translation import _

SOURCES = " UNION ALL ".join(
    f"SELECT DISTINCT load, '{key}' AS ledger, source_file AS file FROM \"{key}\""
    for key in ledgers()
)


@dataclass(frozen=True)
class Load:
    """One load in force: when, by whom, and its files by the key of each ledger it touched."""

    number: int
    at: dt.datetime
    by: str
    files: Mapping[str, tuple[str, ...]]

    def touches(self, ledger_keys: Iterable[str]) -> bool:
        """Tell whether the load changed one of these ledgers."""
        return any(key in self.files for key in ledger_keys)


def loads(version: Version) -> dict[int, Load]:
    """Return the loads in force by number."""
    known = version.frame('SELECT "load" AS number, loaded_at, loaded_by FROM "load"')
    touched: dict[int, dict[str, list[str]]] = {}
    for row in version.frame(_touched(version)).to_dict("records"):
        some = touched.setdefault(int(row["load"]), {}).setdefault(row["ledger"], [])
        if row["file"] not in some:
            some.append(row["file"])
    return {
        int(row["number"]): Load(
            int(row["number"]),
            row["loaded_at"].to_pydatetime(),
            row["loaded_by"] or "",
            {key: tuple(some) for key, some in touched.get(int(row["number"]), {}).items()},
        )
        for row in known.to_dict("records")
    }


def kept(of: Mapping[int, Load]) -> list[dict[str, Any]]:
    """Return loads in the form that the state keeps."""
    return [
        {
            "number": load.number,
            "at": load.at.isoformat(),
            "by": load.by,
            "files": {key: list(files) for key, files in load.files.items()},
        }
        for load in of.values()
    ]


def read(said: Iterable[Mapping[str, Any]]) -> dict[int, Load]:
    """Return the loads by number, from the form that the state keeps."""
    return {
        one["number"]: Load(
            one["number"],
            dt.datetime.fromisoformat(one["at"]),
            one["by"],
            {key: tuple(files) for key, files in one["files"].items()},
        )
        for one in said
    }


def told(
    then: Mapping[int, Load],
    now: Mapping[int, Load],
    numbers: Collection[int],
    ledger_keys: Iterable[str],
) -> list[str]:
    """Return a phrase for each load of these numbers that came since or was taken back.

    The phrase names the load's files of these ledgers.
    """
    keys = list(ledger_keys)
    came = [load for n, load in now.items() if n in numbers and n not in then]
    went = [load for n, load in then.items() if n in numbers and n not in now]
    words = [_said(load, keys, _("第{n}次导入（{who}{day}：{files}）")) for load in came]
    return words + [
        _said(load, keys, _("第{n}次导入已撤回（{who}{day}：{files}）")) for load in went
    ]


def _said(load: Load, keys: list[str], words: str) -> str:
    files = dict.fromkeys(name for key in keys for name in load.files.get(key, ()))
    return words.format(
        n=load.number,
        who=f"{load.by}，" if load.by else "",
        day=load.at.date().isoformat(),
        files="、".join(files),
    )


def _touched(version: Version) -> str:
    """Return the query for load, ledger and file of everything that loads touched.

    The history of sheets also knows loads of which every row was taken back. A store without that
    history is asked for the rows alone.
    """
    there = version.frame("SELECT table_name FROM information_schema.tables")["table_name"]
    if "sheet" not in set(there):
        return SOURCES
    return (
        "SELECT DISTINCT load, ledger, file FROM sheet"
        " WHERE ledger IS NOT NULL AND loaded + updated + vanished > 0"
        f" UNION SELECT load, ledger, file FROM ({SOURCES})"
    )
