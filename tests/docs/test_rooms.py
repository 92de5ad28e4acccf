"""The drawing of the rooms: labels from docstrings, layers from contracts, arrows from imports."""

import re
from pathlib import Path

import pytest

from docs.making.rooms import Room, contracts, drawn, imports, reduced

HOUSE = {
    "pyproject.toml": """
[tool.importlinter]
[[tool.importlinter.contracts]]
name = "upstairs rests on downstairs"
type = "layers"
containers = ["house"]
layers = ["(attic) | (gone)", "kitchen : larder"]
""",
    "house/__init__.py": '"""A house."""',
    "house/attic.py": '"""Kept "for later". In: boxes."""\nfrom house.kitchen import pot, oven',
    "house/kitchen/__init__.py": '"""Where ``pots`` are.\n\nMore of it."""',
    "house/kitchen/pot.py": "import house.larder.jam\nimport house.kitchen.oven",
    "house/larder/__init__.py": '"""Jam."""\nimport os',
}


@pytest.fixture
def house(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    for name, text in HOUSE.items():
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(text, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def test_layers_are_those_of_the_contract_that_exist(house: Path):
    assert contracts.__wrapped__() == {"house": [["attic"], ["kitchen", "larder"]]}


def test_a_room_is_for_what_its_docstring_begins_with(house: Path):
    assert Room("attic", Path("house/attic.py")).purpose == 'Kept "for later"'
    assert Room("kitchen", Path("house/kitchen")).purpose == "Where `pots` are"
    assert Room("kitchen", Path("house/kitchen")).link == "[`kitchen/`](../house/kitchen)"


def test_imports_are_found_wherever_they_stand(house: Path):
    rooms = {name: Room(name, Path(f"house/{name}")) for name in ("kitchen", "larder")} | {
        "attic": Room("attic", Path("house/attic.py"))
    }
    assert imports("house.", rooms) == {
        "attic": {"kitchen"},
        "kitchen": {"larder"},
        "larder": set(),
    }


def test_an_arrow_that_follows_from_others_is_left_out():
    arrows = {"a": {"b", "c", "d"}, "b": {"c"}, "c": set(), "d": {"c"}}
    assert reduced(arrows) == {"a": {"b", "d"}, "b": {"c"}, "c": set(), "d": {"c"}}


RESERVED = {"end", "graph", "subgraph", "style", "class", "click", "default", "linkStyle"}
LINE = re.compile(
    r'flowchart (TD|LR)|  (?P<node>\w+)\["<b>\w+</b><br>[^"`<>]+"\]'
    r'|  \w+ --> \w+|  \w+ -\. "[^"]+" \.-> \w+'
)


@pytest.mark.slow
@pytest.mark.parametrize("name", ["house", *contracts()])
def test_a_drawing_is_such_as_mermaid_reads(name: str):
    drawing = drawn(name).split("```")[1].removeprefix("mermaid\n").splitlines()
    for line in drawing:
        found = LINE.fullmatch(line)
        assert found, line
        assert found["node"] not in RESERVED, line
