"""How the proofreader judges accounts of the kinds that offices publish: totals, never sentences.

``python -m tests.gridlens.proofread.real tuned`` is a part to learn from, as are ``second`` and
``third``; with ``--misses`` it prints each number that was judged otherwise. ``held_out`` prints
totals only.
"""

import argparse
import sys
import tempfile
from collections import Counter
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from gridlens.period import parse_period
from gridlens.proofread.finding import Finding, Verdict
from gridlens.proofread.proof import proofread
from tests.gridlens.proofread.real.account import Account, Marked, accounts

HALVES = ("tuned", "second", "third", "held_out")
CLAIMS = ("agrees", "differs", "no_data")
# Indicators that count the same matters by the same date: two names of one figure.
SAME = {
    "matters_closed": "livelihood_settled",
    "hazards_closed": "hazards_rectified",
    "motions_received": "motions_submitted",
}
_MADE = (Verdict.AGREES, Verdict.DIFFERS)
_WRONG = (Verdict.DIFFERS, Verdict.CONTRADICTS)


def judged(account: Account, folder: Path) -> list[tuple[Marked, Finding | None]]:
    """Return each labelled number with what the proofreader says of it."""
    version = account.store(folder)
    found = proofread(version, account.text, parse_period(account.period), account.as_of)
    told = []
    against = [f.start for f in found if f.verdict is Verdict.CONTRADICTS]
    for mark in account.marked:
        end = mark.start + len(mark.text)
        at = (f for f in found if f.number is not None and f.start < end and mark.start < f.end)
        finding = next(at, None)
        if mark.verdict == "contradicts" and _beside(account, mark, against) and finding:
            finding = replace(finding, verdict=Verdict.CONTRADICTS)
        told.append((mark, finding))
    return told


def _beside(account: Account, mark: Marked, against: list[int]) -> bool:
    """Tell whether a number of the same sentence or table column was said to contradict.

    Which of the numbers of a wrong sum is the wrong one, nobody can tell from the text.
    """
    ends = "\n" if mark.within == "text" else "\n\n"
    stops = (ends, "。") if mark.within == "text" else (ends,)
    begin = max(account.text.rfind(stop, 0, mark.start) for stop in stops)
    stop = min(p for s in stops if (p := account.text.find(s, mark.start) % 10**9) >= 0)
    return any(begin < start <= stop for start in against)


def is_right(mark: Marked, finding: Finding | None) -> bool:
    """Tell whether the proofreader says what a careful person says; a claim also by indicator."""
    said = finding.verdict.value if finding else "not_a_claim"
    if mark.verdict not in CLAIMS:
        return said == mark.verdict
    of = getattr(finding, "indicator", None) if finding else None
    same = SAME.get(str(of), of) == SAME.get(mark.indicator, mark.indicator)
    return said == mark.verdict and (mark.verdict == "no_data" or same or of in (None, ""))


def counts(half: str, missed: Callable[[str], object] = lambda line: None) -> Counter[str]:
    """Return the totals of a part; ``missed`` gets a line for each number judged otherwise."""
    count: Counter[str] = Counter()
    for account in accounts(half):
        with tempfile.TemporaryDirectory() as folder:
            for mark, finding in judged(account, Path(folder)):
                _count(count, mark, finding)
                if not is_right(mark, finding):
                    said = finding.verdict if finding else Verdict.NOT_A_CLAIM
                    place = account.text[max(0, mark.start - 24) : mark.start + 16]
                    missed(
                        f"{account.name} {mark.text}: {mark.verdict} {mark.indicator} {mark.period}"
                        f" ≠ {said.value} · {place}".replace("\n", "⏎")
                    )
    return count


def _count(count: Counter[str], mark: Marked, finding: Finding | None) -> None:
    said = finding.verdict if finding else Verdict.NOT_A_CLAIM
    right, claim = is_right(mark, finding), mark.verdict in CLAIMS
    count["numbers"] += 1
    count["claims"] += claim
    count["claims right"] += claim and right
    count["false claims"] += mark.verdict == "differs"
    count["false claims found"] += mark.verdict == "differs" and right
    count[f"{mark.within} claims"] += claim
    count[f"{mark.within} claims right"] += claim and right
    count["contradicting"] += mark.verdict == "contradicts"
    count["contradicting found"] += mark.verdict == "contradicts" and said in _WRONG
    count["claims doubted"] += claim and said is Verdict.DOUBTFUL
    count["claims not understood"] += claim and said is Verdict.NOT_UNDERSTOOD
    count["no claims"] += mark.verdict == "not_a_claim"
    shown = said is not Verdict.NOT_A_CLAIM
    count["no claims shown"] += mark.verdict == "not_a_claim" and shown
    if said in _MADE:
        # A number that contradicts its own text is rightly said to differ.
        told = "differs" if mark.verdict == "contradicts" else mark.verdict
        # The writers took the categories of a ledger for nothing that is kept.
        kind = finding and finding.question and finding.question.where
        beyond = kind and told == "not_a_claim" and said is Verdict.AGREES
        count["agrees of a category"] += bool(beyond)
        count[f"said {said.value}"] += 1
        count[f"said {said.value} wrongly"] += said.value != told and not beyond


if __name__ == "__main__":
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("half", choices=HALVES)
    asked.add_argument("--misses", action="store_true", help="print what was judged otherwise")
    given = asked.parse_args()
    shows = given.misses and given.half != "held_out"
    found = counts(given.half, lambda line: sys.stdout.write(f"{line}\n") if shows else None)
    for name in sorted(found):
        sys.stdout.write(f"{name:28}{found[name]:6}\n")
