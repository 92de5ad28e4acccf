"""The text of an equation in a Word document or on a slide, on one line.

A fraction is written 142/148 and a power 10^2, so that two numbers above each other are never read
as one.
"""

from collections.abc import Callable
from typing import Any

_MATH = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
EQUATION, DISPLAYED = f"{_MATH}oMath", f"{_MATH}oMathPara"
_DEEPEST = 60  # parts within parts; nobody writes an equation so deep


def text(equation: Any) -> str:
    """Return what an equation says."""
    return " ".join(_written(equation).split())


def _written(element: Any, depth: int = 0) -> str:
    name = str(element.tag).removeprefix(_MATH)
    if name == "t":
        return element.text or ""
    if name in _LEFT_OUT:
        return ""
    if depth > _DEEPEST:
        return " ".join(one.text or "" for one in element.iter(f"{_MATH}t"))

    def part(which: str) -> str:
        found = element.find(f"{_MATH}{which}")
        return "" if found is None else _written(found, depth + 1)

    shape = _SHAPES.get(name)
    if shape:
        return shape(part)
    inner = [_written(child, depth + 1) for child in element if isinstance(child.tag, str)]
    if name == "d":
        return "(" + ",".join(filter(None, inner)) + ")"
    return (" " if name in ("m", "mr", "eqArr") else "").join(inner)


def _whole(text: str) -> str:
    """Return a part of a fraction as it stands beside the stroke: in brackets if it is a sum."""
    return f"({text})" if any(sign in text for sign in "+-−±×·/= ") else text


_Shape = Callable[[Callable[[str], str]], str]
_SHAPES: dict[str, _Shape] = {
    "f": lambda part: f"{_whole(part('num'))}/{_whole(part('den'))}",
    "sSup": lambda part: f"{part('e')}^{_whole(part('sup'))}",
    "sSub": lambda part: f"{part('e')}_{_whole(part('sub'))}",
    "sSubSup": lambda part: f"{part('e')}_{_whole(part('sub'))}^{_whole(part('sup'))}",
    "sPre": lambda part: f"{part('sub')} {part('sup')} {part('e')}",
    "rad": lambda part: f"{part('deg')}√({part('e')})",
    "nary": lambda part: f"{part('sub')} {part('sup')} {part('e')}",
    "limLow": lambda part: f"{part('e')} {part('lim')}",
    "limUpp": lambda part: f"{part('e')} {part('lim')}",
}
_LEFT_OUT = frozenset(
    (
        *("fPr", "sSupPr", "sSubPr", "sSubSupPr", "sPrePr", "radPr", "naryPr", "dPr", "mPr"),
        *("ctrlPr", "rPr", "eqArrPr", "funcPr", "barPr", "accPr", "boxPr", "groupChrPr"),
    )
)
