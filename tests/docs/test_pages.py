"""The documents tell every setting and command, and their generated parts are up to date."""

import re
from pathlib import Path

import pytest

from docs.making import commands, rooms, targets
from docs.making.pages import FOLDER, PAGES, filled, made
from gridlens.settings import Settings

STALE = "run: make docs"
GLOSSARY = Path("GLOSSARY.md")
COMMANDS = FOLDER / "command-line.md"
SOURCES = ("gridlens", "etl", "pages", "bench", "fuzz", "docs", "app.py", "Makefile", ".ci")
VARIABLE = re.compile(r"\bGRIDLENS_[A-Z][A-Z_]*\b")
LINK = re.compile(r"\]\(([^)#\s]+)?(#[^)\s]+)?\)")


def told() -> str:
    return "\n".join(page.read_text(encoding="utf-8") for page in PAGES)


def section(name: str) -> str:
    """Return what docs/command-line.md says under a heading, up to the next of the same rank."""
    text = COMMANDS.read_text(encoding="utf-8")
    found = re.search(rf"^### {name}\n(.*?)(?=^##|\Z)", text, re.MULTILINE | re.DOTALL)
    assert found, f"{COMMANDS} has no section “### {name}”: write one, then run: make docs"
    return found[1]


def sources() -> list[Path]:
    found = []
    for source in map(Path, SOURCES):
        found += [source] if source.is_file() else sorted(source.rglob("*"))
    return [path for path in found if path.suffix in (".py", "") and path.is_file()]


@pytest.mark.slow
@pytest.mark.parametrize("page", PAGES, ids=str)
def test_the_made_parts_are_up_to_date(page: Path):
    assert page.read_text(encoding="utf-8") == made(page), STALE


def test_a_part_is_made_between_its_comments_and_the_rest_stays():
    settings, redo = "<!-- made: settings -->", "<!-- made: command etl redo -->"
    text = f"前\n{settings}\nold\n<!-- end -->\n中\n{redo}\n<!-- end -->\n后"
    now = filled(text)
    assert now.startswith("前\n<!-- made: settings -->\n\n| 设置 |")
    assert "\n<!-- end -->\n中\n<!-- made: command etl redo -->\n\n恢复一次撤销过的导入。" in now
    assert now.endswith("\n<!-- end -->\n后")
    assert "old" not in now
    assert filled(now) == now


@pytest.mark.parametrize("name", commands.commands())
def test_a_command_and_each_of_its_options_has_a_place(name: str):
    said = section(name)
    assert f"<!-- made: command {name} -->" in said, STALE
    for action in commands.taken(commands.commands()[name]):
        for option in action.option_strings:
            assert option in said, f"{name} {option}: {STALE}"


@pytest.mark.parametrize("name", Settings.__dataclass_fields__)
def test_a_setting_and_its_variable_are_told(name: str):
    assert f"`{name}`" in told(), STALE
    assert f"`GRIDLENS_{name.upper()}`" in told(), STALE


def test_every_variable_that_the_code_reads_is_told():
    named = {one for path in sources() for one in VARIABLE.findall(path.read_text("utf-8"))}
    assert "GRIDLENS_STORE" in named
    documented = told()
    assert [one for one in sorted(named) if one not in documented] == []


@pytest.mark.parametrize("target", [name for name, _said in targets.targets()])
def test_a_target_of_make_is_told(target: str):
    assert f"`make {target}`" in told(), STALE


@pytest.mark.parametrize("variable", targets.variables())
def test_a_variable_of_make_is_told(variable: str):
    assert f"`{variable}=" in COMMANDS.read_text(encoding="utf-8")


def test_the_options_of_bench_and_fuzz_are_told():
    option = re.compile(r'add_argument\(\s*"(--[a-z-]+)"')
    named = {
        one
        for folder in ("bench", "fuzz", "docs")
        for path in sorted(Path(folder).rglob("*.py"))
        for one in option.findall(path.read_text(encoding="utf-8"))
    }
    assert "--rows" in named
    documented = told()
    assert [one for one in sorted(named) if f"`{one}" not in documented] == []


@pytest.mark.parametrize("package", rooms.contracts())
def test_every_contract_of_layers_is_drawn(package: str):
    text = (FOLDER / "architecture.md").read_text(encoding="utf-8")
    assert f"<!-- made: rooms {package} -->" in text


@pytest.mark.parametrize("page", PAGES, ids=str)
def test_links_lead_somewhere(page: Path):
    text = page.read_text(encoding="utf-8")
    for target, place in LINK.findall(text):
        if "://" in target:
            continue
        there = page.parent / target if target else page
        assert there.exists(), f"{page}: {target}"
        if place:
            assert place[1:] in anchors(there.read_text(encoding="utf-8")), f"{target}{place}"


def anchors(text: str) -> set[str]:
    """The places of a page that can be linked, by the rule of its host: GitHub's."""
    headings = re.findall(r"^#+ (.*)$", text, re.MULTILINE)
    return {re.sub(r"[^\w\- ]", "", one.lower()).replace(" ", "-") for one in headings}


def test_places_named_in_documents_exist():
    folders = "|".join(
        ("pages", "gridlens", "etl", "docs", "bench", "fuzz", "tests", "data/sample")
    )
    path = re.compile(rf"`(app\.py|(?:{folders})/[\w/.*-]*)(?::[\w.]+)?`")
    for page in PAGES:
        for place in path.findall(page.read_text(encoding="utf-8")):
            assert Path(place).exists() or list(Path().glob(place)), f"{page}: {place}"


def test_the_code_has_the_words_of_the_glossary():
    code = "\n".join(path.read_text("utf-8") for path in sources())
    rows = re.findall(r"^\| [^|`]+ \| (.*`.*) \| .* \|$", GLOSSARY.read_text("utf-8"), re.MULTILINE)
    words = [word for cell in rows for word in re.findall(r"`(\w+)`", cell)]
    assert "indicator" in words
    assert [word for word in words if word not in code] == []
