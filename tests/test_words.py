"""The words of the trade: no text that people read holds a word that the glossary replaces."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from gridlens.ledgers import indicators

SHOWN = ("gridlens", "etl", "pages")
_ROW = re.compile(r"^\| [^|]+ \| ([^|（]+)(?:（[^|]*）)? \|$", re.M)
_ONLY_AS_LABELS = {"逾期"}
_KEPT = {"拒收": "gridlens/schema/forms.py"}  # the header of rejects that were written long ago


def forbidden() -> list[str]:
    """Return the right column of the glossary's last table."""
    table = Path("GLOSSARY.md").read_text(encoding="utf-8").partition("what it replaces")[2]
    found = [word.strip() for word in _ROW.findall(table)]
    return [word for word in found if word not in ("Not", "---")]


def texts(file: Path) -> Iterator[str]:
    """Yield the string literals of a module, without its docstrings."""
    tree = ast.parse(file.read_text(encoding="utf-8"))
    documented = {
        id(node.body[0].value)
        for node in ast.walk(tree)
        if isinstance(node, ast.Module | ast.ClassDef | ast.FunctionDef)
        and node.body
        and isinstance(node.body[0], ast.Expr)
    }
    for node in ast.walk(tree):
        constant = isinstance(node, ast.Constant) and isinstance(node.value, str)
        if constant and id(node) not in documented:
            yield str(node.value)  # type: ignore[attr-defined]


def test_the_glossary_lists_them() -> None:
    assert {"装载", "拒收", "数据新鲜度", "在谁手里", "n=148"} <= set(forbidden())


@pytest.mark.parametrize("word", [w for w in forbidden() if w not in _ONLY_AS_LABELS])
def test_no_text_holds_a_word_that_is_replaced(word: str) -> None:
    wanted = "n=" if word.startswith("n=") else word
    holding = {
        str(file)
        for folder in SHOWN
        for file in Path(folder).rglob("*.py")
        for text in texts(file)
        if wanted in text and (wanted != "n=" or re.search(r"(^|[（，])n=", text))
    }
    assert holding <= {_KEPT.get(word, "")}
    pages = [*Path("docs").glob("*.md"), Path("README.md"), *Path("pages").rglob("*.js")]
    assert [str(p) for p in pages if wanted != "n=" and wanted in p.read_text("utf-8")] == []


def test_what_is_overdue_says_what_has_not_been_done() -> None:
    labels = [one.label for one, _ledger in indicators().values() if "逾期" in one.label]
    assert labels and all(re.search("逾期未(办结|答复|销号)$", label) for label in labels)
