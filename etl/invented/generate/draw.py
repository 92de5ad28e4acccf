"""Draw random values for one block of rows: every draw is an array as long as the block."""

import re
from collections.abc import Mapping, Sequence

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

_SLOT = re.compile(r"\{(\w+)\}")


class Draw:
    """Draws values for ``rows`` rows; the same seed, ledger and block give the same values."""

    def __init__(self, seed: int, ledger: int, block: int, rows: int) -> None:
        self.rows = rows
        self.rng = np.random.default_rng([seed, ledger, block])

    def index(self, weights: Sequence[float] | np.ndarray) -> np.ndarray:
        """Return one place per row in a list of weights; a higher weight is drawn more often."""
        limits = np.cumsum(np.asarray(weights, dtype=float))
        drawn = self.rng.random(self.rows) * limits[-1]
        result: np.ndarray = np.searchsorted(limits, drawn, side="right")
        return result

    def below(self, limit: int) -> np.ndarray:
        """Return whole numbers from 0 up to but not including ``limit``, all equally likely."""
        return self.rng.integers(0, limit, self.rows)

    def chance(self, share: float) -> np.ndarray:
        """Return one boolean per row; about this share of rows is true."""
        result: np.ndarray = self.rng.random(self.rows) < share
        return result

    def pick(self, words: Sequence[str | None], weights: Sequence[float] | None = None) -> pa.Array:
        """Return one word per row; without ``weights``, earlier words are more frequent."""
        given = weights or [1 / (place + 3) for place in range(len(words))]
        return pa.array(words, pa.string()).take(pa.array(self.index(given)))

    def days_later(
        self, day: np.ndarray, median: np.ndarray | float, spread: float = 0.8
    ) -> np.ndarray:
        """Return days after ``day``, as matters are closed: most soon, some late.

        ``median`` is in days, ``spread`` in logarithms; no day is more than 400 days later.
        """
        drawn = np.exp(self.rng.normal(np.log(median), spread, self.rows))
        result: np.ndarray = day + np.minimum(drawn, 400).astype("timedelta64[D]")
        return result


def empty_where(values: pa.Array, empty: np.ndarray) -> pa.Array:
    """Return the values, with null in the rows marked by ``empty``."""
    return pc.if_else(pa.array(empty), pa.scalar(None, values.type), values)


def kept_where(days: np.ndarray, kept: np.ndarray) -> np.ndarray:
    """Return the days, with no day (NaT) in the rows that ``kept`` does not mark."""
    return np.where(kept, days, np.datetime64("NaT", "D"))


def numbered(numbers: np.ndarray, width: int = 0) -> pa.Array:
    """Return numbers as text, with leading zeros up to ``width``."""
    texts = pc.cast(pa.array(numbers), pa.string())
    return pc.utf8_lpad(texts, width, "0") if width else texts


def joined(*parts: pa.Array | str) -> pa.Array:
    """Return the texts joined row by row."""
    return pc.binary_join_element_wise(*parts, "")


def told(accounts: Sequence[str], which: np.ndarray, words: Mapping[str, pa.Array]) -> pa.Array:
    """Return the account of each row, with its ``{slots}`` filled by the words of the row.

    ``which`` has the place of the account for each row.
    """
    order, pieces = [], []
    for place, account in enumerate(accounts):
        rows = np.flatnonzero(which == place)
        if not len(rows):
            continue
        order.append(rows)
        at = pa.array(rows)
        parts = [
            words[part].take(at) if odd else pa.repeat(part, len(rows))
            for odd, part in _parts(account)
        ]
        pieces.append(joined(*parts))
    back = np.argsort(np.concatenate(order), kind="stable")
    return pa.concat_arrays(pieces).take(pa.array(back))


def _parts(account: str) -> list[tuple[bool, str]]:
    """Return the parts of an account in order, without empty ones; True marks a slot."""
    split = enumerate(_SLOT.split(account))
    return [(place % 2 == 1, part) for place, part in split if part]
