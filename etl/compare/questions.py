"""What is to be asked about a cleaned sheet: headers, words, and cells that were merged once.

Only what decides a figure is asked: dates, grid, people, state, outcome, way or type, and the text
that says what a record is about.
"""

import re
from collections.abc import Collection, Iterable, Iterator

from etl.clean.rosters.directory import Directory
from etl.clean.rows import Batch
from etl.compare import words
from etl.match.asked import about_fill, about_header
from etl.match.columns.likely import NEARLY, is_too_late
from etl.match.columns.matched import MatchedSheet
from etl.match.headers.contents import rows_under, suits, texts_under
from etl.sheets.problem import Problem
from etl.sheets.question import Question
from etl.words.meaning import is_understood, is_yes_or_no
from gridlens.errors import Refused
from gridlens.kinds import Choice, Reference
from gridlens.schema.header import folded
from gridlens.schema.ledger import Column, Ledger
from gridlens.translation import _

_MOSTLY = 0.6
_STATE_LIKE = re.compile("是否|状态|情况|进度|进展|结果")
_NEVER = frozenset({"序号", "备注", "no", "签字", "签名", "联系电话", "电话", "性别"})


def decisive(ledger: Ledger) -> list[str]:
    """Return the columns of a ledger by which its figures are judged, in order."""
    cycle = ledger.life_cycle
    names = [ledger.date, ledger.grid, *ledger.deputies, "way", "outcome"]
    names += [ledger.category] if ledger.by_kind else []
    names += [*cycle.closing_dates, cycle.status] if cycle else []
    names += [name for name in ledger.subject if name != ledger.category]
    return [c.name for c in ledger.columns if c.name in names]


def questions_of(batch: Batch, directory: Directory) -> list[Question]:
    """Return what is to be asked about a sheet."""
    headers = [*_headers(batch.matched, directory, batch.total)]
    asked = {one.name for one in headers}
    more = words.unread(batch, directory, decisive(batch.matched.ledger))
    return [
        *headers,
        *(one for one in more if one.name not in asked),
        *words.rejecting(batch),
        *_fills(batch),
    ]


def lacking(batch: Batch) -> list[str]:
    """Return the titles of decisive columns that nothing was read for while headers are unread."""
    matched = batch.matched
    if matched.ledger.is_roster or not any(_unread_headers(matched)):
        return []
    filled = {*matched.columns, *batch.records.given}
    names = [name for name in decisive(matched.ledger) if name not in filled]
    return [_(matched.ledger.column(name).title) for name in names]


def unread(batch: Batch) -> list[Problem]:
    """Return a warning if nothing was read for a decisive column while headers stayed unread."""
    if not (columns := lacking(batch)):
        return []
    left = [text for _place, text in _unread_headers(batch.matched)]
    reason = _("没有读到：{columns}；没有用到的表头：{headers}。请看其中有没有这些列").format(
        columns="、".join(columns), headers="、".join(left)
    )
    return [Problem(None, None, None, reason)]


def _headers(matched: MatchedSheet, directory: Directory, rows: int) -> Iterator[Question]:
    """Yield a question for each column that a header may be: about a likely one if there is any."""
    ledger, read = matched.ledger, matched.columns
    wanted = [name for name in decisive(ledger) if name not in read]
    free = [c.name for c in ledger.columns if c.name not in read]
    asked: set[str] = set()
    below = rows_under(matched.sheet, matched.header)
    left = {
        place: (text, texts)
        for place, text in _unread_headers(matched)
        if (texts := texts_under(matched.sheet, below, place))
    }
    rivals = {**left}  # but those that are proposed as something else
    where = (matched.sheet.file, matched.sheet.name)
    for first in (True, False):
        for place, (text, texts) in [*left.items()]:
            open_yet = [ledger.column(name) for name in wanted if name not in asked]
            guesses = matched.guesses.get(place, ())
            guessed = [name for name in guesses if name in {c.name for c in open_yet}]
            named = guessed or [
                c.name for c in open_yet if _looks_like(ledger, c, text, texts, directory)
            ]
            others = [cells for other, (_text, cells) in rivals.items() if other != place]
            likely = [
                name
                for name in named
                if (
                    not is_too_late(ledger, name, text)
                    if guessed
                    else _is_best(ledger, ledger.column(name), texts, others, directory, read)
                )
            ]
            if likely or (named and not first):
                name = (likely or named)[0]
                asked.add(name)
                del left[place]
                if likely:
                    del rivals[place]
                yield about_header(
                    ledger.key, name, text, rows, texts, where, free, proposed=bool(likely)
                )


def _unread_headers(matched: MatchedSheet) -> Iterator[tuple[int, str]]:
    """Yield the places and texts of the headers that feed no column."""
    notices = {notice.column for notice in matched.notices}
    for place, text in enumerate(matched.texts):
        if text in notices and text and folded(text) not in _NEVER:
            yield place, text


def _looks_like(
    ledger: Ledger, column: Column, header: str, texts: list[str], directory: Directory
) -> bool:
    """Tell whether cells under an unknown header are surely what a column holds."""
    kind = column.kind
    if isinstance(kind, Reference) and kind.to != "indicator" and directory.has(kind.to):
        return len(texts) > 1 and _known(ledger, column, texts, directory) >= _MOSTLY * len(texts)
    if isinstance(kind, Choice) and _STATE_LIKE.search(header):
        if all(map(is_yes_or_no, texts)):
            return ledger.life_cycle is not None and column.name == ledger.life_cycle.status
        return _known(ledger, column, texts, directory) >= _MOSTLY * len(texts)
    return column.name == ledger.date and suits(ledger.key, column, texts)


def _is_best(
    ledger: Ledger,
    column: Column,
    texts: list[str],
    others: Iterable[list[str]],
    directory: Directory,
    read: Collection[str],
) -> bool:
    """Tell whether what stands under a header, and under no other, is what a column holds.

    Yes and no say nothing of the question that they answer. Among those who did the work some are
    deputies as well, so under a header of deputies nearly all must be.
    """
    kind = column.kind
    if not isinstance(kind, Choice | Reference):
        return True
    if isinstance(kind, Choice) and all(map(is_yes_or_no, texts)):
        return False
    known = _known(ledger, column, texts, directory)
    if isinstance(kind, Choice) and not _is_at_home(ledger, column, texts, read):
        return False
    if isinstance(kind, Reference) and kind.to == "deputy" and known < NEARLY * len(texts):
        return False
    return all(
        _known(ledger, column, one, directory) < NEARLY * known
        for one in others
        if not (isinstance(kind, Choice) and all(map(is_yes_or_no, one)))
    )


def _is_at_home(ledger: Ledger, column: Column, texts: list[str], read: Collection[str]) -> bool:
    """Tell whether words are rather of a column than of any other that decides.

    已办结 is a state, and may be an outcome; the list of options that has it counts twice. A column
    that is read from elsewhere has them only if it knows them better.
    """

    def weight(one: Column) -> int:
        return sum(
            is_understood(ledger.key, one.name, text, strictly=True) + _is_option(one, text)
            for text in texts
        )

    here = weight(column)
    others = [ledger.column(name) for name in decisive(ledger) if name != column.name]
    return not any(
        weight(one) > here if one.name in read else weight(one) >= NEARLY * here
        for one in others
        if isinstance(one.kind, Choice)
    )


def _is_option(column: Column, text: str) -> bool:
    try:
        column.kind.parse(text)
    except Refused:
        return False
    return True


def _known(ledger: Ledger, column: Column, texts: list[str], directory: Directory) -> int:
    """Return how many cells hold a word, a name or a code that the column knows."""
    kind = column.kind
    if isinstance(kind, Reference):
        return sum(_is_known(kind, directory, text) for text in texts)
    return sum(is_understood(ledger.key, column.name, text, strictly=True) for text in texts)


def _is_known(kind: Reference, directory: Directory, text: str) -> bool:
    try:
        names = kind.parse(text)
        for name in [names] if isinstance(names, str) else names:
            directory.find(kind.to, name)
    except Refused:
        return False
    return True


def _fills(batch: Batch) -> Iterator[Question]:
    """Yield a question for each column that was merged once and of which nobody has said so."""
    for run in batch.records.runs:
        if run.answer is None:
            yield about_fill(
                batch.matched.ledger.key,
                run.column,
                run.header,
                len(run.rows),
                run.heads,
                batch.source,
            )
