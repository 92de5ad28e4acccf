"""Which ledgers the name of a sheet or file, or a title, speaks of."""

from functools import lru_cache

from etl.match.vocabulary.lexicon import names
from gridlens.ledgers import ledgers
from gridlens.schema.header import folded
from gridlens.schema.ledger import Ledger


@lru_cache(maxsize=4096)
def namesakes(text: str) -> frozenset[str]:
    """Return the keys of the ledgers whose name is the longest that the text contains."""
    inside = folded(text)
    longest = {
        key: max((len(name) for name in map(folded, _names(one)) if name in inside), default=0)
        for key, one in ledgers().items()
    }
    most = max(longest.values())
    return frozenset(key for key, length in longest.items() if length == most and most)


def _names(ledger: Ledger) -> tuple[str, ...]:
    return (ledger.title, ledger.key, *ledger.sheet_names, *names(ledger.key))
