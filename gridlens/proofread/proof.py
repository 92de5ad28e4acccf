"""Read a draft paragraph by paragraph and judge every number in it."""

import datetime as dt
import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from itertools import groupby

from gridlens.period import Period
from gridlens.proofread import tables
from gridlens.proofread.figures import Figures
from gridlens.proofread.finding import Finding
from gridlens.proofread.meaning.ours import Section
from gridlens.proofread.meaning.whom import Names
from gridlens.proofread.reader import ParagraphReader
from gridlens.proofread.sections import Sections
from gridlens.store.version import Version

_LINE = re.compile(r"[^\n]+")
_ABOVE = 3  # lines whose words say what a table is about
_LONGEST = 4000  # characters of a paragraph read at once


def proofread(
    version: Version,
    text: str,
    period: Period,
    as_of: dt.date,
    figures: Figures | None = None,
    step: Callable[[float], None] | None = None,
    phrases: Mapping[str, str] | None = None,
) -> list[Finding]:
    """Return every number of a text with its verdict, in order.

    ``figures`` may be kept from one text to the next. ``step`` is called with the share of the text
    that has been read. ``phrases`` are the office's own words, each with the key of the indicator
    that it means, or "" for what no ledger keeps.
    """
    figures, names = figures or Figures(version, as_of), Names(version)

    sections = Sections(period, as_of)
    when, section = period, Section()

    def read(part: str) -> list[Finding]:
        return ParagraphReader(part, when, figures, names, section, phrases or {}).findings()

    found: list[Finding] = []
    above = ""
    for table, some in groupby(_parts(text), key=lambda part: tables.is_row(part[1])):
        lines = list(some)
        if table and len(lines) > 1:
            found += tables.findings(
                tables.rows_of(lines), above, read, (section.heading, text[: lines[0][0]])
            )
        else:
            for start, part in lines:
                when, section = sections.line(part)
                found += [replace(finding, start=start + finding.start) for finding in read(part)]
        if not table:
            above = "\n".join([*above.split("\n"), *(part for _start, part in lines)][-_ABOVE:])
        start, part = lines[-1]
        if step:
            step((start + len(part)) / len(text))
    return found


def _parts(text: str) -> Iterator[tuple[int, str]]:
    """Yield the paragraphs of a text and where each begins; a very long one comes in pieces."""
    for line in _LINE.finditer(text):
        start = line.start()
        while line.end() - start > _LONGEST:
            stop = text.rfind("。", start, start + _LONGEST) + 1 or start + _LONGEST
            yield start, text[start:stop]
            start = stop
        yield start, text[start : line.end()]
