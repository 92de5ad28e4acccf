"""The rooms drawn: what each is for, who stands above whom, and who really imports whom.

What a room is for is the first line of its docstring, its layer is the one in the import
contracts of ``pyproject.toml``, and the arrows are the imports in the code. An arrow that follows
from two others is left out, so that a drawing stays readable.
"""

import ast
import re
import tomllib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from docs.making.table import table

HOUSE = ("app", "pages", "etl", "gridlens")
_MOST_ABREAST = 6  # rooms of one layer, beyond which a drawing runs from left to right
_CHILD = 'pages -. "runs it as a child process" .-> etl'


@dataclass(frozen=True)
class Room:
    """A package, or a file that stands by itself: its place in the tree and what it is for."""

    name: str
    path: Path

    @property
    def is_package(self) -> bool:
        """Tell whether the room is a folder."""
        return self.path.is_dir()

    @property
    def purpose(self) -> str:
        """The first sentence of its docstring."""
        file = self.path / "__init__.py" if self.is_package else self.path
        said = ast.get_docstring(ast.parse(file.read_text(encoding="utf-8"))) or ""
        first = said.partition("\n")[0].partition(". ")[0]
        return first.removesuffix(".").replace("``", "`")

    @property
    def link(self) -> str:
        """A link to it from a page in ``docs``."""
        shown = self.name + ("/" if self.is_package else ".py")
        return f"[`{shown}`](../{self.path.as_posix()})"


def drawn(name: str) -> str:
    """Return the drawing of what is in a package and a table of it; ``house`` is the whole."""
    if name == "house":
        rooms = {one: Room(one, _path(one)) for one in HOUSE}
        return f"{_flowchart(rooms, imports('', rooms), _CHILD)}\n\n{_listed(rooms.values())}"
    layers = contracts()[name]
    rooms = {one: Room(one, _path(f"{name}.{one}")) for layer in layers for one in layer}
    arrows = imports(f"{name}.", rooms)
    head = ("Layer", "Room", "What it is for")
    rows = [
        (str(len(layers) - place), rooms[one].link, rooms[one].purpose)
        for place, layer in enumerate(layers)
        for one in layer
    ]
    wide = max(map(len, layers)) > _MOST_ABREAST
    return f"{_flowchart(rooms, arrows, wide=wide)}\n\n{table(head, rows)}"


def walls(_name: str = "") -> str:
    """Return what every import contract says, as a list."""
    return "\n".join(f"- {contract['name']}" for contract in _contracts())


@cache
def contracts() -> dict[str, list[list[str]]]:
    """Return the layers of every package that has a contract, from the top, without absent ones."""
    found = {}
    for contract in _contracts():
        for package in contract.get("containers", []):
            layers = [re.findall(r"\w+", layer) for layer in contract["layers"]]
            there = [[one for one in some if _exists(f"{package}.{one}")] for some in layers]
            found[package] = [layer for layer in there if layer]
    return found


def imports(prefix: str, rooms: dict[str, Room]) -> dict[str, set[str]]:
    """Return which of some rooms each imports; ``prefix`` is what their full names begin with."""
    arrows: dict[str, set[str]] = {}
    for name, room in rooms.items():
        files = sorted(room.path.rglob("*.py")) if room.is_package else [room.path]
        named = {one for file in files for one in _imported(file) if one.startswith(prefix)}
        heads = {one.removeprefix(prefix).partition(".")[0] for one in named}
        arrows[name] = (heads & rooms.keys()) - {name}
    return arrows


def reduced(arrows: dict[str, set[str]]) -> dict[str, set[str]]:
    """Return the arrows without those that follow from others; they must make no circle."""

    @cache
    def below(name: str) -> frozenset[str]:
        return frozenset(arrows[name]).union(*(below(one) for one in arrows[name]))

    return {
        name: {one for one in some if not any(one in below(other) for other in some)}
        for name, some in arrows.items()
    }


def _flowchart(
    rooms: dict[str, Room], arrows: dict[str, set[str]], *others: str, wide: bool = False
) -> str:
    way = "LR" if wide else "TD"
    lines = ["```mermaid", f"flowchart {way}"]
    for name, room in rooms.items():
        said = re.sub(r'["`]', "'", room.purpose)
        lines.append(f'  {name}["<b>{name}</b><br>{said}"]')
    for name, some in reduced(arrows).items():
        lines += [f"  {name} --> {one}" for one in rooms if one in some]
    return "\n".join([*lines, *(f"  {line}" for line in others), "```"])


def _listed(rooms: Iterable[Room]) -> str:
    return table(("Place", "What it is for"), [(room.link, room.purpose) for room in rooms])


def _contracts() -> list[dict[str, Any]]:
    read = tomllib.loads(Path("pyproject.toml").read_text(encoding="utf-8"))
    found: list[dict[str, Any]] = read["tool"]["importlinter"]["contracts"]
    return found


def _path(name: str) -> Path:
    folder = Path(*name.split("."))
    return folder if folder.is_dir() else folder.with_suffix(".py")


def _exists(name: str) -> bool:
    return _path(name).exists()


def _imported(file: Path) -> Iterator[str]:
    for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            yield from (f"{node.module}.{alias.name}" for alias in node.names)
