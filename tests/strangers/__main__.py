"""Print how the offices of strangers fare: ``python -m tests.strangers [--held-out] [OFFICE…]``.

The held-out offices are printed as totals only: whoever reads their rows can no longer hold them
out.
"""

import argparse
import sys

from tests.strangers.measure import HELD_OUT, OPEN, Measured, Tally, measured, offices
from tests.strangers.proposals import Proposals, proposals


def main() -> int:
    """Measure the offices that are asked for, and print a table."""
    parser = argparse.ArgumentParser(prog="python -m tests.strangers")
    parser.add_argument("--held-out", action="store_true", help="totals of the held-out offices")
    parser.add_argument("--misses", action="store_true", help="list what is missing or wrong")
    parser.add_argument("office", nargs="*")
    asked = parser.parse_args()
    folder = HELD_OUT if asked.held_out else OPEN
    chosen = [one for one in offices(folder) if not asked.office or one.name in asked.office]
    every = [measured(one) for one in chosen]
    print(f"{'office':10} {'ledger':18} {'good':>5} {'in':>5} {'right':>5}  wrong")
    for one in every:
        if not asked.held_out:
            for key, tally in one.tallies.items():
                print(_line("", key, tally))
        print(_line(one.office, "all", one.total()), _others(one))
        if asked.misses and not asked.held_out:
            for tally in one.tallies.values():
                print(*(f"    {miss}" for miss in tally.misses), sep="\n")
            print(
                "    should not be in:", *one.bad_in, *one.foreign_in, *one.void_in, sep="\n      "
            )
    totals = [one.total() for one in every]
    good, inside = sum(t.good for t in totals), sum(t.in_store for t in totals)
    right = sum(t.right for t in totals)
    print(f"all: good {good}, in {inside}, right {right} ({right / max(good, 1):.0%})")
    proposed = Proposals()
    for office in chosen:
        proposals(office, proposed)
    print("headers renamed:", proposed.told())
    if asked.misses and not asked.held_out:
        print(*(f"    {wrong}" for wrong in proposed.wrong), sep="\n")
    return 0


def _line(office: str, key: str, tally: Tally) -> str:
    wrong = ", ".join(f"{aspect} {many}" for aspect, many in tally.wrong.most_common())
    counts = f"{tally.good:>5} {tally.in_store:>5} {tally.right:>5}"
    return f"{office:10} {key:18} {counts}  {wrong}"


def _others(one: Measured) -> str:
    return (
        f"| bad in {len(one.bad_in)}, foreign in {len(one.foreign_in)}, void in {len(one.void_in)},"
        f" questions {one.asked}"
    )


if __name__ == "__main__":
    sys.exit(main())
