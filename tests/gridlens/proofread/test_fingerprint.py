"""A number of a draft is known again in the next version by its sentence, which is not kept."""

from gridlens.period import Period, parse_period
from gridlens.proofread.finding import Finding, Verdict
from gridlens.proofread.fingerprint import fingerprints, sentence

HALF = parse_period("2025H1")


def found(text: str, *numbers: str) -> list[Finding]:
    some, at = [], 0
    for number in numbers:
        at = text.index(number, at)
        some.append(Finding(number, at, None, "", Verdict.DIFFERS))
        at += len(number)
    return some


def prints(text: str, *numbers: str, period: Period = HALF) -> list[str]:
    return list(fingerprints(text, found(text, *numbers), period).values())


def test_a_sentence_keeps_its_fingerprint_wherever_it_stands() -> None:
    (first,) = prints("受理纠纷3起，化解顺利。", "3起")
    assert prints("另加一段，共9件。\n  受理纠纷3起，化解顺利。后文。", "3起") == [first]
    assert len(first) == 64
    assert "纠纷" not in first


def test_a_changed_sentence_or_period_has_another() -> None:
    (first,) = prints("受理纠纷3起。", "3起")
    assert prints("共受理纠纷3起。", "3起") != [first]
    assert prints("受理纠纷4起。", "4起") != [first]
    assert prints("受理纠纷3起。", "3起", period=HALF.year_before()) != [first]


def test_equal_sentences_and_equal_numbers_are_told_apart() -> None:
    assert len(set(prints("一网格3起、二网格3起。", "3起", "3起"))) == 2
    twice = prints("受理3起。受理3起。", "3起", "3起")
    assert len(set(twice)) == 2
    assert twice[0] == prints("受理3起。", "3起")[0]


def test_a_sentence_goes_from_stop_to_stop_and_never_over_a_line() -> None:
    text = "甲。 受理3起，好。乙\n丙"
    begin, end = sentence(text, found(text, "3起")[0])
    assert text[begin:end] == "受理3起，好"
