"""The fingerprint of a number of a draft, by which the next version of the draft knows it again.

It is a hash of the sentence with the number in it, of its place among equal ones, and of the period
that the draft is checked against. A sentence that was changed has another fingerprint. The text
cannot be read from it.
"""

from collections import Counter
from collections.abc import Sequence
from hashlib import sha256

from gridlens.period import Period
from gridlens.proofread.finding import Finding

_ENDS = "。\n"
_APART = "\u001f"


def fingerprints(text: str, findings: Sequence[Finding], period: Period) -> dict[int, str]:
    """Return the fingerprint of each finding by its start."""
    seen: Counter[tuple[str, int, str]] = Counter()
    found = {}
    for one in findings:
        begin, end = sentence(text, one)
        told = (text[begin:end], one.start - begin, one.text)
        said = _APART.join([*map(str, told), str(seen[told]), period.key])
        seen[told] += 1
        found[one.start] = sha256(said.encode("utf-8", "surrogatepass")).hexdigest()
    return found


def sentence(text: str, finding: Finding) -> tuple[int, int]:
    """Return where the sentence of a number begins and ends, without the space around it."""
    begin = max(text.rfind(mark, 0, finding.start) for mark in _ENDS) + 1
    ends = [at for mark in _ENDS if (at := text.find(mark, finding.end)) >= 0]
    end = min(ends, default=len(text))
    begin += len(text[begin : finding.start]) - len(text[begin : finding.start].lstrip())
    return begin, finding.end + len(text[finding.end : end].rstrip())
