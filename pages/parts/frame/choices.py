"""Letters narrow a list of choices: 张伟 is found by zw, in Streamlit's own lists.

Streamlit narrows an open list in the browser, in one function of one module of its build. An import
map of the page lets our module stand in for that one. Ours passes everything on but this function,
and asks Streamlit's function about all that the page holds no readings for. In a browser without
import maps, or with a build in which the function is not found, Streamlit narrows lists by their
labels alone.
"""

import json
import re
from base64 import b64encode
from functools import cache
from pathlib import Path

import streamlit as st

_OURS = Path(__file__).with_name("js") / "choices.js"
_BUILD = Path(st.__file__).parent / "static" / "static" / "js"
_MODULES = "useSyncComboBoxEnterTargetFocus.*.js"
# It looks like: function Sn(e,t,n){if(!t||n===a.SelectWidgetFilterMode.FILTER_MODE_NONE)return e;
_NARROWS = re.compile(
    r"function (?P<name>[\w$]+)\((?P<all>[\w$]+),(?P<typed>[\w$]+),(?P<mode>[\w$]+)\)"
    r"\{if\(!(?P=typed)\|\|(?P=mode)===[\w$.]+FILTER_MODE_NONE\)return (?P=all);"
)
_EXPORTS = re.compile(r"export\{(?P<names>[^}]*)\}")


def import_map() -> str:
    """Return the page's import map, to stand before its first module; empty if none can be made."""
    found = _place()
    if found is None:
        return ""
    module, name = found
    ours = _OURS.read_text(encoding="utf-8").replace("__NAME__", name)
    encoded = b64encode(ours.encode("utf-8")).decode("ascii")
    address = f"./static/js/{module}"
    imports = {
        address: f"data:text/javascript;charset=utf-8;base64,{encoded}",
        "gridlens/streamlit-choices": address,
    }
    return f'<script type="importmap">{json.dumps({"imports": imports})}</script>'


@cache
def _place() -> tuple[str, str] | None:
    """Return Streamlit's module that narrows lists and the name by which it gives the function."""
    for path in _BUILD.glob(_MODULES):
        text = path.read_text(encoding="utf-8")
        function, exports = _NARROWS.search(text), _EXPORTS.search(text)
        if function and exports:
            names = dict(
                part.split(" as ") for part in exports["names"].split(",") if " as " in part
            )
            if function["name"] in names:
                return path.name, names[function["name"]]
    return None
