"""Share out totals unevenly: the sums are exact, and the parts look natural."""

from collections.abc import Mapping
from random import Random


def apportion(total: int, weights: Mapping[str, float]) -> dict[str, int]:
    """Return shares of a total in proportion to weights, by largest remainder.

    The shares are whole numbers and add up to the total.
    """
    whole = sum(weights.values())
    exact = {name: total * weight / whole for name, weight in weights.items()}
    parts = {name: int(share) for name, share in exact.items()}
    by_remainder = sorted(exact, key=lambda name: parts[name] - exact[name])
    for name in by_remainder[: total - sum(parts.values())]:
        parts[name] += 1
    return parts


def uneven(rng: Random, weights: Mapping[str, float], by: float) -> dict[str, float]:
    """Return the weights, each changed at random by at most the share ``by`` of itself."""
    return {name: weight * (1 + rng.uniform(-by, by)) for name, weight in weights.items()}


def bag(rng: Random, counts: Mapping[str, int]) -> list[str]:
    """Return every name as often as its count, in random order."""
    names = [name for name, count in counts.items() for _ in range(count)]
    rng.shuffle(names)
    return names
