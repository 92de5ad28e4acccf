"""The walk in docs/architecture.md from a cell to a slide: its places exist, and it ends at 63."""

import ast
import re
from pathlib import Path

import pytest

from gridlens.figures.rows.trace import trace
from gridlens.figures.scope import EVERYTHING, Filters
from gridlens.goals.goal import goals
from gridlens.goals.judge import judge
from gridlens.goals.pace import Status
from gridlens.period import parse_period
from gridlens.store.version import current

PAGE = Path("docs/architecture.md")
PLACES = re.findall(r"`([\w/]+\.py):([\w.]+)`", PAGE.read_text(encoding="utf-8"))


def defined(path: Path) -> set[str]:
    """Return functions, classes and methods of a file: ``load``, ``Reader``, ``Reader.read``."""
    found = set()
    for node in ast.parse(path.read_text(encoding="utf-8")).body:
        if isinstance(node, ast.FunctionDef | ast.ClassDef):
            found.add(node.name)
        if isinstance(node, ast.ClassDef):
            found |= {f"{node.name}.{one.name}" for one in node.body if hasattr(one, "name")}
    return found


def test_the_walk_has_about_twenty_steps():
    steps = re.findall(r"^\d+\. ", PAGE.read_text(encoding="utf-8"), re.MULTILINE)
    assert 15 <= len(steps) <= 25
    assert len(PLACES) > 20


@pytest.mark.parametrize(("path", "name"), PLACES)
def test_a_place_on_the_walk_exists(path: str, name: str):
    assert name in defined(Path(path)), f"{PAGE} names {path}:{name}, which is not there any more"


@pytest.mark.slow
def test_the_walk_is_true(sample_store: Path):
    version = current(sample_store)
    filters = Filters(parse_period("2025H1"), version.as_of)
    found = trace(version, EVERYTHING, filters, "enterprise_visits")
    assert found.value == 63
    assert len(found.rows) == 63
    [row] = found.rows[found.rows["source_row"] == 106].to_dict("records")
    assert (row["source_file"], row["number"]) == ("走访企业台账.csv", "QY2025-001")
    [line] = judge(version, EVERYTHING, filters, goals(version), ["enterprise_visits"]).lines
    assert line.pace
    assert (line.goal.value, line.achieved, line.status) == (85, 63, Status.FAR_BEHIND)
    assert (round(line.pace.share, 3), round(line.pace.gap or 0, 1)) == (0.741, -25.9)
