"""Part a run of a Word document in two that look the same, or set an empty one somewhere."""

from copy import deepcopy
from typing import Any

_MAIN = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_SPACE = "{http://www.w3.org/XML/1998/namespace}space"
_RUN = f"{_MAIN}r"


def beginning_with(element: Any) -> Any:
    """Return the run that begins with an element; what stood before it gets a run of its own."""
    run = element.getparent()
    content = [child for child in run if child is not run.rPr]
    if content[0] is element:
        return run
    after = run.makeelement(run.tag, run.attrib, run.nsmap)
    if run.rPr is not None:
        after.append(deepcopy(run.rPr))
    after.extend(content[content.index(element) :])
    run.addnext(after)
    return after


def ending_with(element: Any) -> Any:
    """Return the run that ends with an element; what stood after it gets a run of its own."""
    following = element.getnext()
    if following is not None:
        beginning_with(following)
    return element.getparent()


def cut(element: Any, at: int) -> Any:
    """Leave so many characters in a text element; return a new one behind it with the rest."""
    text = element.text
    rest = element.makeelement(element.tag, element.attrib)
    element.text, rest.text = text[:at], text[at:]
    for one in (element, rest):
        one.set(_SPACE, "preserve")
    element.addnext(rest)
    return rest


def empty_before(element: Any) -> Any:
    """Return a new empty run before an element that stands among runs."""
    run = element.makeelement(_RUN)
    element.addprevious(run)
    return run


def empty_after(element: Any) -> Any:
    """Return a new empty run after an element that stands among runs."""
    run = element.makeelement(_RUN)
    element.addnext(run)
    return run
