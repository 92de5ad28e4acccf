"""How well the proofreader does on labelled sentences: those it was tuned to, those held out."""

import re
import sys
from collections.abc import Callable

import pytest

from gridlens.period import parse_period
from gridlens.proofread.figures import Figures
from gridlens.proofread.finding import Finding, Verdict
from gridlens.proofread.proof import proofread
from gridlens.store.version import Version
from tests.gridlens.proofread.labels import Score, score, sentences

TUNED = "corpus.txt"
HELD_OUT = tuple(f"held_out{which}.txt" for which in ("", "_second", "_third", "_fourth"))
EXACT = re.compile(r"\d+(?=起|条|次|件|部|处|场|家|人次|%|\.\d)(?!\D+(?:上下|左右|以上|以内))")
EVERY = 5

Reader = Callable[[str], list[Finding]]


@pytest.fixture(scope="module")
def read(sample: Version) -> Reader:
    """A function that proofreads a text; each figure is asked for only once."""
    figures, asked = Figures(sample, sample.as_of), parse_period("2025H1")
    return lambda text: proofread(sample, text, asked, sample.as_of, figures)


@pytest.mark.slow
def test_the_whole_corpus(read: Reader) -> None:
    tuned, *held = (score(name, read) for name in (TUNED, *HELD_OUT))
    untouched = held[-1]
    unseen = sum(held, Score())
    whole = tuned + unseen
    named = {"tuned": tuned, "held out": unseen, "untouched": untouched, "whole": whole}
    sys.stdout.writelines(f"{name}: {found}\n" for name, found in named.items())
    assert whole.sentences >= 150
    assert unseen.sentences >= whole.sentences / 3
    for one in (whole, untouched):
        assert one.recall >= 0.95, one.missed
        assert one.precision >= 0.98, one.missed
        assert one.wrong_agreed == [], one.missed
    assert unseen.recall >= 0.93, unseen.missed
    assert unseen.precision >= 0.95, unseen.missed


@pytest.mark.slow
def test_a_number_made_wrong_never_agrees(read: Reader) -> None:
    """Exact numbers that agree are raised by one. Most must be found to differ, none to agree."""
    right = [
        (text, label.start, match)
        for name in (TUNED, *HELD_OUT)
        for text, labels in sentences(name)
        for label in labels
        if label.verdict is Verdict.AGREES and (match := EXACT.match(label.text))
    ][::EVERY]
    verdicts = []
    for text, start, match in right:
        wrong = text[:start] + str(int(match[0]) + 1) + text[start + len(match[0]) :]
        verdicts += [f.verdict for f in read(wrong) if f.start == start and f.number is not None]
    assert len(verdicts) >= 100
    assert Verdict.AGREES not in verdicts
    assert verdicts.count(Verdict.DIFFERS) >= 0.8 * len(verdicts)
