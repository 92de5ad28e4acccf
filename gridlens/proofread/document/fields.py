"""The fields of a Word document: their instructions are no text, their results are.

The numbers of pages are left out, since Word writes them.
"""

from dataclasses import dataclass
from typing import Any

_MAIN = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
CHARACTER, INSTRUCTION, SIMPLE = f"{_MAIN}fldChar", f"{_MAIN}instrText", f"{_MAIN}fldSimple"
_PAGES = ("PAGE", "NUMPAGES", "SECTIONPAGES", "PAGEREF")


@dataclass(eq=False)
class Field:
    """A field: the elements between which it stands, both the same for one that is an element.

    ``end`` is None while the field has not ended. ``shown`` tells whether its result has begun.
    """

    begin: Any
    end: Any = None
    code: str = ""
    shown: bool = False

    @property
    def visible(self) -> bool:
        """Whether a person wrote what stands here: the result, unless that is a page's number."""
        return self.shown and self.code.split()[:1] not in ([page] for page in _PAGES)


class Open:
    """The fields that are open at a place of a paragraph, the outermost first."""

    def __init__(self) -> None:
        self._fields: list[Field] = []
        self._simple: dict[Any, Field] = {}

    def pass_over(self, element: Any) -> bool:
        """Take note of a sign of a field.

        Return whether all before it in the paragraph was the instruction of a field that began in
        an earlier one.
        """
        if element.tag == INSTRUCTION:
            if self._fields:
                self._fields[-1].code += (element.text or "").upper()
            return False
        kind = element.get(f"{_MAIN}fldCharType")
        if kind == "begin":
            self._fields.append(Field(element))
        elif not self._fields:
            return bool(kind == "separate")
        elif kind == "separate":
            self._fields[-1].shown = True
        elif kind == "end":
            self._fields.pop().end = element
        return False

    def around(self, element: Any) -> tuple[Field, ...]:
        """Return the fields that an element stands in."""
        simple: list[Field] = []
        for one in element.iterancestors(SIMPLE, f"{_MAIN}p"):
            if one.tag != SIMPLE:
                break
            code = one.get(f"{_MAIN}instr", "").upper()
            simple.append(self._simple.setdefault(one, Field(one, one, code, shown=True)))
        return (*self._fields, *reversed(simple))
