"""app.py is the server and nothing else: it imports gridlens, pages and what Streamlit runs on."""

import ast
import sys
from pathlib import Path

APP = Path(__file__).parents[1] / "app.py"
MAY = {"gridlens", "pages", "streamlit", "starlette", "anyio"} | sys.stdlib_module_names


def imported(source: str) -> set[str]:
    """Return the top-level names that a module imports, wherever the imports stand."""
    names = set()
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Import):
            names |= {alias.name.partition(".")[0] for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            names.add("." * node.level or (node.module or "").partition(".")[0])
    return names


def test_app_imports_only_what_it_may():
    assert imported(APP.read_text(encoding="utf-8")) <= MAY


def test_an_import_of_etl_would_be_seen():
    assert imported("import os, etl.load\nfrom gridlens.x import y") == {"os", "etl", "gridlens"}
    assert imported("def f():\n    from etl import read") == {"etl"}
