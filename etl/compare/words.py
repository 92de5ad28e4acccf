"""Words that nobody has explained: those that reject rows, and those that keep a column unread.

A column of state, outcome or way is not read while hardly a word in it is known. Its words are
asked about if they come again; if nearly every cell says something else, it may be no such column.
"""

from collections import Counter
from collections.abc import Iterator

from etl.clean.rosters.directory import Directory
from etl.clean.rows import Batch
from etl.match.asked import about_header, about_word
from etl.match.headers.contents import come_again, texts_under
from etl.sheets.question import Question
from etl.words.meaning import is_open, is_understood, parts_in
from gridlens.kinds import Choice
from gridlens.kinds.base import is_written
from gridlens.schema.ledger import Ledger
from gridlens.store.office.answers import plain_word

_MOST_WORDS = 60  # more are no list of words that somebody would explain


def rejecting(batch: Batch) -> Iterator[Question]:
    """Yield a question for each word that rejects rows because nobody has explained it."""
    ledger = batch.matched.ledger
    headers = {batch.header(c.name): c for c in ledger.columns if isinstance(c.kind, Choice)}
    found: Counter[tuple[str, str]] = Counter()
    for fault in batch.faults:
        column, text = headers.get(fault.column or ""), fault.found
        if not column or not text or not is_written(text):
            continue
        if not is_understood(ledger.key, column.name, text):
            found[column.name, text] += 1
    for (name, text), rows in found.items():
        yield _about(ledger, name, text, rows, batch.source)


def unread(batch: Batch, directory: Directory, decisive: list[str]) -> Iterator[Question]:
    """Yield what is to be asked about columns that are not read since hardly a word is known.

    These are the words that come again; of free text only whether it is the column at all.
    """
    matched, ledger = batch.matched, batch.matched.ledger
    asked: set[str] = set()
    for place, name in matched.unsuited.items():
        kind = ledger.column(name).kind
        known = {*matched.columns, *batch.records.given, *asked}
        if name in known or name not in decisive or not isinstance(kind, Choice):
            continue
        texts = texts_under(matched.sheet, batch.records.numbers - 1, place)
        if is_open(ledger.key, name) or not texts:
            continue
        asked.add(name)
        words = Counter(" ".join(text.split()) for text in texts)
        if len(words) <= _MOST_WORDS and come_again([*words], len(texts)):
            answered = directory.words(ledger.key, name)
            for text, rows in words.most_common():
                said = plain_word(text) in answered
                if not said and not is_understood(ledger.key, name, text, strictly=True):
                    yield _about(ledger, name, text, rows, batch.source)
        else:
            free = [c.name for c in ledger.columns if c.name not in matched.columns]
            yield about_header(
                ledger.key,
                name,
                matched.text(place),
                batch.total,
                texts,
                batch.source,
                free,
                proposed=False,
            )


def _about(ledger: Ledger, name: str, text: str, rows: int, where: tuple[str, str]) -> Question:
    kind = ledger.column(name).kind
    assert isinstance(kind, Choice)
    likely = parts_in(ledger.key, name, text)
    proposal = likely.pop() if len(likely) == 1 else None
    proposal = proposal if proposal in kind.values else None
    return about_word(ledger.key, name, text, rows, where, kind.values, proposal)
