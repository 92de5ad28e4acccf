"""Read a column of words after all: the office has explained what most of its cells say.

A header that seems to be the state is not read while hardly a word under it is known. Once the
words of most rows are answered, nothing speaks against it any more.
"""

from dataclasses import replace

from etl.clean.rosters.directory import Directory
from etl.match.columns.matched import MatchedSheet
from etl.match.headers.contents import rows_under, texts_under
from etl.words.meaning import is_understood
from gridlens.kinds import Choice
from gridlens.store.office.answers import plain_word

_MOSTLY = 0.5


def with_explained(matched: MatchedSheet, directory: Directory) -> MatchedSheet:
    """Return the sheet with the columns that are read by the office's answers about their words."""
    ledger, found = matched.ledger, dict(matched.columns)
    for place, name in matched.unsuited.items():
        said = directory.words(ledger.key, name)
        if name in found or not said or not isinstance(ledger.column(name).kind, Choice):
            continue
        texts = texts_under(matched.sheet, rows_under(matched.sheet, matched.header), place)
        answered = sum(plain_word(text) in said for text in texts)
        known = sum(
            plain_word(text) not in said and is_understood(ledger.key, name, text, strictly=True)
            for text in texts
        )
        if answered and answered + known >= _MOSTLY * len(texts):
            found[name] = place
    fresh = {matched.text(found[name]) for name in found.keys() - matched.columns.keys()}
    if not fresh:
        return matched
    return replace(
        matched,
        columns={c.name: found[c.name] for c in ledger.columns if c.name in found},
        notices=[one for one in matched.notices if one.column not in fresh],
    )
