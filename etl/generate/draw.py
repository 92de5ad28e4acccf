"""Chance for one block of rows: every draw is an array as long as the block."""

import re
from collections.abc import Mapping, Sequence

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

_SLOT = re.compile(r"\{(\w+)\}")


class Draw:
    """Draws for ``rows`` rows, the same for the same seed, ledger and block."""

    def __init__(self, seed: int, ledger: int, block: int, rows: int) -> None:
        self.rows = rows
        self.rng = np.random.default_rng([seed, ledger, block])

    def index(self, weights: Sequence[float] | np.ndarray) -> np.ndarray:
        """Return places in a list, each as likely as its weight."""
        limits = np.cumsum(np.asarray(weights, dtype=float))
        drawn = self.rng.random(self.rows) * limits[-1]
        result: np.ndarray = np.searchsorted(limits, drawn, side="right")
        return result

    def below(self, limit: int) -> np.ndarray:
        """Return whole numbers from 0 up to but not including ``limit``, all as likely."""
        return self.rng.integers(0, limit, self.rows)

    def chance(self, share: float) -> np.ndarray:
        """Return one boolean a row, true for about this share of rows."""
        result: np.ndarray = self.rng.random(self.rows) < share
        return result

    def pick(self, words: Sequence[str | None], weights: Sequence[float] | None = None) -> pa.Array:
        """Return one of the words a row; the earlier ones more often where no weights are given."""
        given = weights or [1 / (place + 3) for place in range(len(words))]
        return pa.array(words, pa.string()).take(pa.array(self.index(given)))

    def days_later(
        self, day: np.ndarray, median: np.ndarray | float, spread: float = 0.8
    ) -> np.ndarray:
        """Return days after ``day``: most soon, some late, as matters are closed."""
        drawn = np.exp(self.rng.normal(np.log(median), spread, self.rows))
        result: np.ndarray = day + np.minimum(drawn, 400).astype("timedelta64[D]")
        return result


def empty_where(values: pa.Array, empty: np.ndarray) -> pa.Array:
    """Return the values with nothing in the rows that are to be empty."""
    return pc.if_else(pa.array(empty), pa.scalar(None, values.type), values)


def kept_where(days: np.ndarray, kept: np.ndarray) -> np.ndarray:
    """Return the days with none in the rows that are not to be kept."""
    return np.where(kept, days, np.datetime64("NaT", "D"))


def numbered(numbers: np.ndarray, width: int = 0) -> pa.Array:
    """Return numbers as text, with leading zeros up to ``width``."""
    texts = pc.cast(pa.array(numbers), pa.string())
    return pc.utf8_lpad(texts, width, "0") if width else texts


def joined(*parts: pa.Array | str) -> pa.Array:
    """Return texts put together row by row."""
    return pc.binary_join_element_wise(*parts, "")


def told(accounts: Sequence[str], which: np.ndarray, words: Mapping[str, pa.Array]) -> pa.Array:
    """Return each row's account with its ``{slots}`` filled by that row's words."""
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
    """Return the fixed and the slotted parts of an account in turn, without empty ones."""
    split = enumerate(_SLOT.split(account))
    return [(place % 2 == 1, part) for place, part in split if part]
