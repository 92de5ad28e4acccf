"""How well the proofreader does on sentences with labels: those tuned to, and those held out."""

import sys

from gridlens.period import parse_period
from gridlens.proofread.figures import Figures
from gridlens.proofread.finding import Finding
from gridlens.proofread.proof import proofread
from gridlens.store import Version
from tests.gridlens.proofread.labels import Score, score

TUNED = "corpus.txt"
HELD_OUT = ("held_out.txt", "held_out_second.txt", "held_out_third.txt")


def test_the_whole_corpus(sample: Version) -> None:
    """One test, so that each figure is asked for once: 915 claims in 472 sentences."""
    figures, asked = Figures(sample, sample.as_of), parse_period("2025H1")

    def read(text: str) -> list[Finding]:
        return proofread(sample, text, asked, sample.as_of, figures)

    tuned, *held = (score(name, read) for name in (TUNED, *HELD_OUT))
    unseen = sum(held, Score())
    whole = tuned + unseen
    for name, found in (("tuned", tuned), ("held out", unseen), ("whole", whole)):
        sys.stdout.write(f"{name}: {found}\n")
    assert whole.sentences >= 150
    assert unseen.sentences >= whole.sentences / 3
    assert whole.recall >= 0.95, whole.missed
    assert whole.precision >= 0.98, whole.missed
    assert whole.wrong_agreed == [], whole.missed
    assert unseen.recall >= 0.93, unseen.missed
    assert unseen.precision >= 0.95, unseen.missed
