"""Replace text in a Word document as tracked changes, which a person accepts or rejects.

What is deleted stays where it was, in links, controls and text boxes too. What is inserted takes
its formatting. A change inside another person's insertion parts that, since Word knows no insertion
in an insertion.
"""

import datetime as dt
from collections.abc import Sequence
from copy import deepcopy
from itertools import dropwhile, groupby, takewhile
from typing import Any

from docx.document import Document as Word
from docx.oxml import OxmlElement
from docx.oxml.ns import qn

from gridlens.proofread.document.word import PARAGRAPH, Piece

_ID, _TEXT, _DELETED = qn("w:id"), qn("w:t"), qn("w:delText")
_INSERTED, _MOVED = qn("w:ins"), qn("w:moveTo")
# What may stand in a run that is deleted; pictures, notes and fields are nobody's number.
_SIGNS = frozenset(
    qn(f"w:{name}")
    for name in ("t", "tab", "br", "cr", "noBreakHyphen", "softHyphen", "lastRenderedPageBreak")
)


class Tracked:
    """Tracked changes of one document by one author at one time."""

    def __init__(self, document: Word, author: str, at: dt.datetime) -> None:
        # Word writes the local time of the author, and calls it Z all the same.
        self._by = {qn("w:author"): author, qn("w:date"): at.strftime("%Y-%m-%dT%H:%M:%SZ")}
        given = (element.get(_ID) for element in document.element.iter())
        self._last = max((int(one) for one in given if one and one.isdigit()), default=0)

    def replace(self, parts: Sequence[Piece], text: str) -> None:
        """Replace what the runs of some pieces hold with a text."""
        looks = [(sign, part.run.rPr) for part in parts for sign in part.text]
        runs = list(dict.fromkeys(part.run for part in parts))
        gone = [self._deleted(one) for run in runs for one in _texts(run)]
        new = self._change("w:ins")
        for look, some in groupby(_dressed(text, looks), lambda one: one[1]):
            new.append(_run("".join(sign for sign, _of in some), look))
        self._outside(gone[0]).addnext(new)

    def _change(self, name: str) -> Any:
        self._last += 1
        return OxmlElement(name, {_ID: str(self._last), **self._by})

    def _deleted(self, run: Any) -> Any:
        """Delete a run; return the deletion, which goes on from a run deleted just before it."""
        change = run.getprevious()
        if change is None or change.tag != qn("w:del") or not self._is_ours(change):
            change = self._change("w:del")
            run.addprevious(change)
        change.append(run)
        for text in list(run.iter(_TEXT)):
            text.tag = _DELETED
            text.set(qn("xml:space"), "preserve")
        return change

    def _is_ours(self, change: Any) -> bool:
        return all(change.get(name) == value for name, value in self._by.items())

    def _outside(self, change: Any) -> Any:
        """Return what an insertion must follow, so that it stands in no other insertion."""
        while (parent := change.getparent()).tag == _INSERTED:
            if following := list(change.itersiblings()):
                self._last += 1
                rest = parent.makeelement(parent.tag, {**parent.attrib, _ID: str(self._last)})
                rest.extend(following)
                parent.addnext(rest)
            change = parent
        return change


def replaceable(parts: Sequence[Piece]) -> bool:
    """Tell whether a tracked change may stand where a text does.

    Not in an equation, nor in a field, which would write its own result again. Not in what was
    moved, nor in a control that another person inserted and nobody has accepted.
    """
    if any(part.run is None or part.fields for part in parts):
        return False
    texts = [text for run in {part.run for part in parts} for text in run.iter(_TEXT) if text.text]
    if not {part.element for part in parts}.issuperset(texts):
        return False  # a run also holds what nobody sees, such as the number of a page
    above = [
        one.tag for one in takewhile(lambda e: e.tag != PARAGRAPH, parts[0].run.iterancestors())
    ]
    return _MOVED not in above and _INSERTED not in dropwhile(lambda tag: tag == _INSERTED, above)


def _texts(run: Any) -> list[Any]:
    """Return the runs with the text of a run; what is no text is parted from it, and stays."""
    content = [child for child in run if child is not run.rPr]
    groups = [(text, list(some)) for text, some in groupby(content, lambda one: one.tag in _SIGNS)]
    found, last = [], run
    for place, (text, some) in enumerate(groups):
        if place:
            after = run.makeelement(run.tag, run.attrib, run.nsmap)
            if run.rPr is not None:
                after.append(deepcopy(run.rPr))
            after.extend(some)
            last.addnext(after)
            last = after
        if text:
            found.append(last)
    return found


def _dressed(text: str, old: Sequence[tuple[str, Any]]) -> list[tuple[str, Any]]:
    """Return every character of a text with the formatting of the one that it replaces.

    What both have in common at the beginning and the end keeps its own; what is new between takes
    that of the first character that differs.
    """
    most = min(len(text), len(old))
    head = next((at for at in range(most) if text[at] != old[at][0]), most)
    tail = next((at for at in range(most - head) if text[-1 - at] != old[-1 - at][0]), most - head)
    middle = old[min(head, len(old) - 1)][1]
    between = [(sign, middle) for sign in text[head : len(text) - tail]]
    return [*old[:head], *between, *old[len(old) - tail :]]


def _run(text: str, look: Any) -> Any:
    run = OxmlElement("w:r")
    if look is not None:
        given = deepcopy(look)
        for change in given.findall(qn("w:rPrChange")):
            given.remove(change)
        run.append(given)
    told = OxmlElement("w:t")
    told.text = text
    told.set(qn("xml:space"), "preserve")
    run.append(told)
    return run
