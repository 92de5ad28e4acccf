"""Say which words of an office were taken as its own, and which were left out."""

from collections.abc import Iterator, Sequence

import pyarrow as pa
import pyarrow.compute as pc

from etl.clean.records.found import Records
from etl.clean.rosters.directory import Directory
from etl.match.columns.matched import MatchedSheet
from etl.sheets.problem import Problem
from etl.words.meaning import is_open, is_own
from gridlens.kinds import Choice, is_empty
from gridlens.kinds.base import is_written
from gridlens.store.office.answers import plain_word
from gridlens.translation import _

_SHOWN = 12


def own_words(matched: MatchedSheet, records: Records, directory: Directory) -> Iterator[Problem]:
    """Yield a notice for each column with words that are no option of it and were taken as own."""
    ledger, mapping = matched.ledger, matched.mapping
    readable = records.numbers[~records.faulty(records.faults)]
    for column in ledger.columns:
        if column.name not in records.texts or not is_open(ledger.key, column.name):
            continue
        assert isinstance(column.kind, Choice)
        answered = directory.words(ledger.key, column.name)
        cells = records.texts[column.name].take(pa.array(readable - 1))
        counts = [
            (one["values"] or "", one["counts"]) for one in pc.value_counts(cells).to_pylist()
        ]
        meant = [(mapping.meaning(column.name, t) if mapping else t, n) for t, n in counts]
        own = [
            (text, many)
            for text, many in meant
            if not is_empty(text)
            and is_written(text)
            and plain_word(text) not in answered
            and is_own(ledger.key, column.name, text)
        ]
        if own:
            reason = (
                _("选项里没有的写法按本单位的保留，统计时归入“{other}”：{words}")
                if column.kind.other
                else _("选项里没有的写法未导入，该格留空：{words}")
            )
            said = reason.format(other=column.kind.other, words=_listed(own))
            yield Problem(None, records.headers[column.name], None, said)


def _listed(words: Sequence[tuple[str, int]]) -> str:
    """Return words with their numbers of rows, the most frequent first."""
    most = sorted(words, key=lambda one: (-one[1], one[0]))
    told = "、".join(
        _("{word}（{n}行）").format(word=" ".join(w.split())[:20], n=n) for w, n in most[:_SHOWN]
    )
    return told + ("……" if len(most) > _SHOWN else "")
