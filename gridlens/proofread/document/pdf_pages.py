"""Take from the pages of a PDF what stands on their margins: page numbers, headers and footers."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import pairwise
from statistics import median

from gridlens.proofread.document.pdf_lines import Line

_NUMBER = re.compile(
    r"^[\s\-—–－―·~～]*(?:第\s*)?(\d{1,4})(?:\s*页)?"
    r"(?:\s*[/／,，]?\s*(?:共\s*)?\d{1,4}(?:\s*页)?)?[\s\-—–－―·~～]*$"
)
_DEEPEST = 4  # lines of a header
_SAME_PLACE = 2.0  # points
_FURTHER = 1.2  # times the usual distance of lines
_FEW = 5  # lines of a page of which no distance is usual

Pages = list[list[Line]]


def without_margins(pages: Sequence[Sequence[Line]]) -> tuple[Pages, list[str]]:
    """Return the pages without what stands on their margins, and once what several repeat there.

    A number alone in the first or last line is the page's if it counts with the pages. A line is a
    header or footer if it stands at the same place of half of the pages, apart from the text; a row
    of a table is none.
    """
    rest = [list(page) for page in pages]
    told: list[str] = []
    for at in (0, -1):
        _take_numbers(rest, at)
        for _time in range(_DEEPEST):
            repeated = _repeated(rest, at)
            if not repeated:
                break
            told += [text for text in repeated if text not in told]
            for page in rest:
                if page and page[at].text in repeated:
                    del page[at]
        _take_numbers(rest, at)
    return rest, told


def _take_numbers(pages: Pages, at: int) -> None:
    """Remove the numbers of pages that stand in the first or the last line."""
    found = dict(_numbers(pages, at))
    begins, times = Counter(found.values()).most_common(1)[0] if found else (0, 0)
    if times > 1 or (len(pages) == 1 and begins == 1):
        for which, first in found.items():
            if first == begins:
                del pages[which][at]


def _numbers(pages: Pages, at: int) -> Iterator[tuple[int, int]]:
    """Yield the pages with a number alone in that line, and what the first page's would be."""
    for which, page in enumerate(pages):
        found = _NUMBER.match(page[at].text) if page else None
        if found:
            yield which, int(found[1]) - which


def _repeated(pages: Pages, at: int) -> list[str]:
    """Return the texts that stand in that line of half of the pages, each at one height."""
    ends = [page[at] for page in pages if page and _is_apart(page, at)]
    counted = Counter(line.text for line in ends if not line.is_row)
    return [
        text
        for text, times in counted.items()
        if times > 1 and 2 * times >= sum(map(bool, pages)) and _spread(ends, text) < _SAME_PLACE
    ]


def _is_apart(page: list[Line], at: int) -> bool:
    """Tell whether the first or the last line stands further off than the lines of the text do."""
    distances = [one.y - other.y for one, other in pairwise(page)]
    return len(page) < _FEW or distances[at] > _FURTHER * median(distances)


def _spread(lines: list[Line], text: str) -> float:
    heights = [line.y for line in lines if line.text == text]
    return max(heights) - min(heights)
