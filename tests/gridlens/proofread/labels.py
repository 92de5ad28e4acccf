"""Sentences with labels in brackets, and a score of how well a proofreader's findings meet them.

``[142起|agrees disputes_settled 2025H1]`` holds a number's text, its verdict and, for a claim, its
indicator, and its period if that is not the period of the draft.
"""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, fields
from pathlib import Path

from gridlens.proofread.finding import Finding, Verdict

FOLDER = Path(__file__).parent
_LABEL = re.compile(r"\[([^|\]]+)\|([^\]]+)\]")
_LOOK = {Verdict.DOUBTFUL: Verdict.NOT_UNDERSTOOD}  # both ask for a person's look
_CLAIMS = (Verdict.AGREES, Verdict.DIFFERS, Verdict.NO_DATA)


@dataclass(frozen=True)
class Label:
    """A person's word on a number of a sentence: its verdict and, for a claim, what it claims."""

    text: str
    start: int
    verdict: Verdict
    indicator: str | None = None
    period: str | None = None

    def meets(self, finding: Finding) -> bool:
        """Tell whether a finding is about this number."""
        end = self.start + len(self.text)
        return finding.number is not None and finding.start < end and self.start < finding.end


def sentences(name: str) -> Iterator[tuple[str, list[Label]]]:
    """Yield each sentence of a file without its brackets, and its labels."""
    for line in (FOLDER / name).read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            yield plain(line)


def plain(line: str) -> tuple[str, list[Label]]:
    """Return a sentence without its brackets, and its labels."""
    text, labels, place = "", [], 0
    for match in _LABEL.finditer(line):
        text += line[place : match.start()]
        verdict, *rest = match[2].split()
        labels.append(Label(match[1], len(text), Verdict(verdict), *rest))
        text, place = text + match[1], match.end()
    return text + line[place:], labels


@dataclass
class Score:
    """How well the findings in a corpus meet its labels."""

    claims: int = 0
    found: int = 0
    differs: int = 0
    rightly: int = 0
    wrong_agreed: list[str] = field(default_factory=list)
    missed: list[str] = field(default_factory=list)
    numbers: int = 0
    same: int = 0
    sentences: int = 0

    def __add__(self, other: "Score") -> "Score":
        """Return the score of both corpora together."""
        return Score(*(getattr(self, f.name) + getattr(other, f.name) for f in fields(self)))

    @property
    def recall(self) -> float:
        """The share of the claims that were found as claims of their indicator."""
        return self.found / self.claims

    @property
    def precision(self) -> float:
        """The share of the numbers judged to differ that really differ."""
        return self.rightly / self.differs if self.differs else 1.0

    def __str__(self) -> str:
        return (
            f"claims {self.claims}, recall {self.recall:.3f}; differs {self.differs}, precision"
            f" {self.precision:.3f}; wrong agreed {len(self.wrong_agreed)};"
            f" same verdict {self.same}/{self.numbers}"
        )


def score(name: str, proofread: Callable[[str], list[Finding]]) -> Score:
    """Return how well the findings meet a file's labels; one without a label counts as wrong."""
    total = Score()
    for text, labels in sentences(name):
        total.sentences += 1
        findings = [one for one in proofread(text) if one.number is not None]
        for label in labels:
            _count(total, text, label, [one for one in findings if label.meets(one)])
        for one in findings:
            _loose(total, text, one, next((x for x in labels if x.meets(one)), None))
    return total


def _count(total: Score, text: str, label: Label, met: list[Finding]) -> None:
    total.numbers += 1
    same = any(_LOOK.get(one.verdict, one.verdict) is label.verdict for one in met)
    total.same += same
    claim = label.verdict in _CLAIMS
    total.claims += claim
    found = any(o.verdict in _CLAIMS and o.indicator == label.indicator for o in met)
    total.found += claim and found
    if not same or (claim and not found):
        made = [(o.verdict.value, o.indicator, o.period, o.expected, o.kind) for o in met]
        said = (label.verdict.value, label.indicator, label.period)
        total.missed.append(f"{text}\n    {label.text} {said}: {made}")


def _loose(total: Score, text: str, one: Finding, label: Label | None) -> None:
    said = label.verdict if label else None
    if one.verdict is Verdict.DIFFERS:
        total.differs += 1
        total.rightly += said is Verdict.DIFFERS
    if one.verdict is Verdict.AGREES and said is not Verdict.AGREES:
        total.wrong_agreed.append(f"{text}: {one.text}")
    if label is None and one.verdict is not Verdict.NOT_A_CLAIM:
        total.missed.append(f"{text}\n    no label: {one}")
