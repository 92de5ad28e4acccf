"""How an office's own layout fills the columns of a ledger, as a clerk has matched it by hand.

A mapping adds to what the loader recognises by itself: which source header feeds which column,
which headers are not to be read, which values are constant, in which order day, month and year
stand, and what the office's words mean. It is written as TOML for the command line. What holds for
other files too, its headers and words, is kept as JSON in the office's state.
"""

import json
import tomllib
from collections.abc import Iterable
from dataclasses import asdict, dataclass, field, replace
from difflib import get_close_matches
from itertools import groupby
from pathlib import Path
from typing import Any, Literal

from gridlens.errors import GridLensError
from gridlens.kinds.base import halfwidth
from gridlens.ledgers import ledger as ledger_of
from gridlens.ledgers import ledgers
from gridlens.schema.forms import GIVEN, is_added
from gridlens.schema.header import folded
from gridlens.store.office.state import State
from gridlens.store.office.toml import in_toml
from gridlens.translation import _

DateOrder = Literal["ymd", "mdy", "dmy"]
ORDERS: tuple[DateOrder, ...] = ("ymd", "mdy", "dmy")
ANY_OTHER = "*"
_KIND = "mapping"
_FIELDS = (
    *("ledger", "file", "sheet", "header", "date_order", "ignore"),
    *("columns", "constants", "values"),
)


@dataclass(frozen=True)
class Mapping:
    """One layout: ``columns`` lists the source headers of each canonical column.

    The cells of several source headers are joined by a space. ``constants`` are texts that hold for
    every row. ``values`` says, for each column, what a source text means; ``*`` stands for any
    other text. ``ignore`` lists the source headers that are not read; all others are matched as
    without a mapping. ``header`` is the row number of the header row, ``file`` and ``sheet`` are
    the only file and sheet that the mapping is for; each may be None.
    """

    ledger: str
    columns: dict[str, tuple[str, ...]]
    constants: dict[str, str] = field(default_factory=dict)
    values: dict[str, dict[str, str]] = field(default_factory=dict)
    date_order: DateOrder = "ymd"
    header: int | None = None
    sheet: str | None = None
    file: str | None = None
    ignore: tuple[str, ...] = ()

    @property
    def sources(self) -> list[str]:
        """The folded source headers in the order in which they are named, without repeats."""
        named = (folded(header) for headers in self.columns.values() for header in headers)
        return list(dict.fromkeys(named))

    @property
    def ignored(self) -> list[str]:
        """The folded source headers that are not read."""
        return list(map(folded, self.ignore))

    @property
    def lasting(self) -> "Mapping":
        """What holds for other files with the same headers: no constant, no place, no name."""
        return replace(self, constants={}, header=None, sheet=None, file=None)

    def is_for(self, file: str, sheet: str) -> bool:
        """Tell whether the mapping is meant for a sheet, by its names."""
        return self.file in (None, file) and self.sheet in (None, sheet)

    def meaning(self, column: str, text: str) -> str:
        """Return what a source text means in a column; the text itself if no meaning is given."""
        meant = self.values.get(column)
        if not meant:
            return text
        exact = {halfwidth(source): ours for source, ours in meant.items()}
        return exact.get(halfwidth(text), exact.get(ANY_OTHER, text))


def read_mapping(path: Path) -> Mapping:
    """Read a mapping file; raise ``GridLensError`` that says what in the file cannot be used."""
    try:
        said = tomllib.loads(path.read_text(encoding="utf-8-sig"))
    except OSError as error:
        why = error.strerror or error
        raise GridLensError(
            _("映射文件 {path} 无法读取：{why}。").format(path=path, why=why)
        ) from error
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise GridLensError(
            _("映射文件 {path} 不是有效的TOML：{why}。").format(path=path, why=error),
            _("请用UTF-8编码，文字加双引号。"),
        ) from error
    return mapping_of(said)


def as_toml(mapping: Mapping) -> str:
    """Return the mapping file that ``read_mapping`` reads as this mapping."""
    own = {"ledger": mapping.ledger, "date_order": mapping.date_order}
    own |= {name: said for name in ("file", "sheet") if (said := getattr(mapping, name))}
    lines = [f"{name} = {in_toml(said)}" for name, said in own.items()]
    lines += [f"header = {mapping.header}"] if mapping.header else []
    lines.append(f"ignore = {in_toml(mapping.ignore)}")
    tables: dict[str, dict[str, Any]] = {"columns": mapping.columns}
    tables["constants"] = mapping.constants
    tables |= {f"values.{name}": said for name, said in mapping.values.items()}
    for name, table in tables.items():
        lines += [
            f"[{name}]",
            *(f"{in_toml(key)} = {in_toml(said)}" for key, said in table.items()),
        ]
    return "\n".join(lines) + "\n"


def mapping_of(said: dict[str, Any]) -> Mapping:
    """Check a parsed file or a kept entry, and return the mapping that it describes.

    Raises ``GridLensError`` that says what cannot be used.
    """
    _known(said, _FIELDS, _("映射里"))
    if not isinstance(said.get("ledger"), str):
        raise GridLensError(_('映射里缺少 ledger，即要导入的台账，如 ledger = "livelihood"。'))
    ledger = ledger_of(_ledger_key(said["ledger"]))
    columns = {
        name: tuple(headers) if isinstance(headers, list) else (headers,)
        for name, headers in _table(said, "columns").items()
    }
    texts = all(_is_header(header) for headers in columns.values() for header in headers)
    if not texts or not all(columns.values()):
        raise GridLensError(_('映射的 [columns] 应写明：我们的列 = "来源表头"。'))
    ignore = said.get("ignore", [])
    if not isinstance(ignore, list | tuple) or not all(map(_is_header, ignore)):
        raise GridLensError(_('映射的 ignore 应列出不读的表头，如 ignore = ["备注"]。'))
    constants = {name: str(value) for name, value in _table(said, "constants").items()}
    values = {
        name: {
            str(source): str(ours) for source, ours in _table(_table(said, "values"), name).items()
        }
        for name in _table(said, "values")
    }
    for where, named in (("columns", columns), ("constants", constants), ("values", values)):
        _known(named, [c.name for c in ledger.columns], f"[{where}] ")
    both = sorted(set(columns) & set(constants))
    if both:
        raise GridLensError(
            _("映射里{names}既有来源列又有固定值，请只留一项。").format(names="、".join(both))
        )
    if said.get("date_order", "ymd") not in ORDERS:
        raise GridLensError(_("映射的 date_order 应为 ymd、mdy 或 dmy。"))
    if not (columns or ignore or constants or values):
        raise GridLensError(_("映射里什么也没有写：请至少写明一列、一个固定值或一个不读的表头。"))
    sources = {folded(header) for headers in columns.values() for header in headers}
    twice = [header for header in ignore if folded(header) in sources]
    if twice:
        raise GridLensError(
            _("映射里{names}既写了对应的列又写了不读，请只留一项。").format(names="、".join(twice))
        )
    header = said.get("header")
    if header is not None and (not isinstance(header, int) or header < 1):
        raise GridLensError(_("映射的 header 应为表头所在的行号，从1起。"))
    return Mapping(
        ledger.key,
        columns,
        constants,
        values,
        said.get("date_order", "ymd"),
        header,
        said.get("sheet"),
        said.get("file"),
        tuple(ignore),
    )


def missing(mapping: Mapping) -> list[str]:
    """Return the titles of the required columns that have neither a source nor a constant."""
    ledger = ledger_of(mapping.ledger)
    fed = {*mapping.columns, *mapping.constants}
    return [
        _(column.title) for column in ledger.columns if column.required and column.name not in fed
    ]


def kept(store: Path) -> dict[str, Mapping]:
    """Return the mappings that the office has kept, by the signature of their headers.

    A mapping that no longer fits the ledgers as they are declared is left out.
    """
    found = {}
    for name, entry in State(store).entries(_KIND).items():
        try:
            found[name] = mapping_of(entry.value).lasting
        except GridLensError:
            continue
    return found


def keep(store: Path, headers: Iterable[str], mapping: Mapping, who: str) -> None:
    """Keep what a mapping says about headers and words for the next sheet that has these headers.

    Constants and names of files and sheets are not kept: the next sheet may be another grid's.
    """
    lasting = mapping.lasting
    if not (lasting.columns or lasting.ignore or lasting.values):
        return
    state, name = State(store), signature(headers)
    said = json.loads(json.dumps(asdict(lasting)))
    state.put(_KIND, name, said, state.entry(_KIND, name).version, who)


def forget(store: Path, name: str, who: str) -> None:
    """Remove the mapping kept under a signature."""
    state = State(store)
    state.put(_KIND, name, None, state.entry(_KIND, name).version, who)


def signature(headers: Iterable[str]) -> str:
    """Return what all sheets of one layout share: their folded headers, in order.

    The columns that a workbook of rejects adds do not count, and a header that is merged over
    several columns counts once.
    """
    theirs = (one for one in headers if not one.endswith(GIVEN) and not is_added(one))
    return "|".join(one for one, _same in groupby(filter(None, map(folded, theirs))))


def _is_header(text: Any) -> bool:
    return isinstance(text, str) and bool(folded(text))


def _table(said: dict[str, Any], name: str) -> dict[str, Any]:
    found = said.get(name, {})
    if not isinstance(found, dict):
        raise GridLensError(_("映射的 [{name}] 应是一张表。").format(name=name))
    return found


def _ledger_key(name: str) -> str:
    by_title = {ledger.title: key for key, ledger in ledgers().items()}
    return by_title.get(name, name)


def _known(named: Iterable[str], known: Iterable[str], where: str) -> None:
    allowed = list(known)
    for name in named:
        if name not in allowed:
            near = get_close_matches(name, allowed, n=3, cutoff=0.5) or allowed
            raise GridLensError(
                _("{where}没有“{name}”这一项。").format(where=where, name=name),
                _("可用的有：{names}。").format(names="、".join(near)),
            )
