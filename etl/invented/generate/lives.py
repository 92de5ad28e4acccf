"""What becomes of a matter: when it is due, when it is closed, or whether it is still open."""

from dataclasses import dataclass

import numpy as np
import pyarrow as pa

from etl.invented.generate.days import LAST
from etl.invented.generate.draw import Draw, kept_where

_DRAGGING, _DRAGS_LONGER = 0.02, 8.0
_NEVER_CLOSED = 0.004
_WITHOUT_DUE_DATE = 0.03


@dataclass(frozen=True)
class Life:
    """The due day and closing day of each matter; NaT if it has no due day or is still open."""

    due: np.ndarray
    closed: np.ndarray

    @property
    def is_open(self) -> np.ndarray:
        """One boolean per matter: whether it is still open on the last day."""
        result: np.ndarray = np.isnat(self.closed)
        return result

    def status(self, draw: Draw, closed: str, *still_open: str) -> pa.Array:
        """Return the state of each matter: ``closed``, or one of ``still_open`` if it is open."""
        states = draw.pick(still_open)
        return pa.compute.if_else(pa.array(self.is_open), states, pa.scalar(closed))

    def between(self, draw: Draw, received: np.ndarray, share: float) -> np.ndarray:
        """Return a day between receipt and closing of each matter; NaT for an open one.

        The day is at 60 to 100 per cent of ``share`` of the time between them.
        """
        way = (self.closed - received).astype(float) * share * draw.rng.uniform(0.6, 1, draw.rows)
        whole = np.where(self.is_open, 0, way).astype("timedelta64[D]")
        return kept_where(received + whole, ~self.is_open)


def life(
    draw: Draw, received: np.ndarray, allowed: np.ndarray | int, median: np.ndarray | float
) -> Life:
    """Return the lives of matters received on these days.

    ``allowed`` is the number of days until they are due, ``median`` the usual number of days until
    they are closed.
    """
    slow = np.where(draw.chance(_DRAGGING), _DRAGS_LONGER, 1.0)
    closed = draw.days_later(received, median * slow)
    closed = kept_where(closed, (closed <= LAST) & ~draw.chance(_NEVER_CLOSED))
    due = received + np.asarray(allowed).astype("timedelta64[D]")
    return Life(kept_where(due, ~draw.chance(_WITHOUT_DUE_DATE)), closed)
