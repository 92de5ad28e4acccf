"""What turns a figure drawn for a dark page into the same figure for white paper: its colours.

A picture that leaves the page is always light. The browser has the figure in the colours of the
page, so a dark page is given the few values that differ, and a light page nothing.
"""

from collections.abc import Iterator
from typing import Any

Values = dict[str, Any]


def differences(drawn: Any, other: Any) -> Values:
    """Return the values of ``other`` where it differs from ``drawn``, by their path.

    Both are the plain values of one figure in two palettes. A path is written with dots:
    ``data.0.marker.color``. Lists of plain values count as one value.
    """
    return dict(_differing("", drawn, other))


def _differing(path: str, drawn: Any, other: Any) -> Iterator[tuple[str, Any]]:
    if isinstance(drawn, dict) and isinstance(other, dict):
        for name, value in other.items():
            yield from _differing(f"{path}.{name}".lstrip("."), drawn.get(name), value)
    elif _of_parts(drawn) and _of_parts(other):
        for place, (one, value) in enumerate(zip(drawn, other, strict=True)):
            yield from _differing(f"{path}.{place}", one, value)
    elif _plain(drawn) != _plain(other):
        yield path, _plain(other)


def _of_parts(value: Any) -> bool:
    return isinstance(value, list | tuple) and any(isinstance(one, dict) for one in value)


def _plain(value: Any) -> Any:
    """Return a value as JSON knows it, so that two of them compare as a whole."""
    if isinstance(value, list | tuple):
        return [_plain(one) for one in value]
    return value.tolist() if hasattr(value, "tolist") else value
