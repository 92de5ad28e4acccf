"""What is typed finds a text: by sounds, by first letters, by a mixture; the best first."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gridlens.spelling.match import Match, match, matches
from gridlens.spelling.reading import spellings
from tests.gridlens.spelling.test_reading import PEOPLE, TEXTS, first_sounds

HAN = st.text(st.characters(min_codepoint=0x4E00, max_codepoint=0x9FA5), min_size=1, max_size=8)


def _match(typed: str, text: str, person: bool = False) -> Match | None:
    return match(typed, spellings(text, person))


@pytest.mark.parametrize(
    "typed",
    [
        "zw",
        "zhw",
        "zhangwei",
        "zhang w",
        "zhang wei",
        "zhang'wei",
        "ZW",
        "ｚｗ",
        "zhangw",
        "z",
        "张w",
    ],
)
def test_a_person_is_found(typed: str) -> None:
    assert _match(typed, "张伟", person=True) is Match.START


@pytest.mark.parametrize(
    "typed", ["hq1", "hongqi1", "hqyi", "hongqiyi", "红旗1", "hqywg", "hq1wangge"]
)
def test_a_grid_is_found(typed: str) -> None:
    assert _match(typed, "红旗一网格") is Match.START


@pytest.mark.parametrize("typed", ["lvbu", "lubu", "lübu", "LÜ", "lb"])
def test_a_person_is_found_by_v_and_u(typed: str) -> None:
    assert _match(typed, "吕布", person=True) is Match.START


def test_a_surname_is_found_by_its_own_reading_only() -> None:
    assert _match("qiu", "仇英", person=True) is Match.START
    assert _match("chou", "仇英", person=True) is None


def test_a_text_is_found_from_within_and_with_gaps() -> None:
    assert _match("mdjf", "排查化解矛盾纠纷") is Match.INSIDE
    assert _match("jfl", "纠纷化解率") is Match.WITH_GAPS
    assert _match("jiufenlv", "纠纷化解率") is Match.WITH_GAPS
    assert _match("lfj", "纠纷化解率") is None
    assert _match("zhangwei", "张小") is None


def test_a_space_stands_between_characters() -> None:
    assert _match("xi an", "西安") is Match.START
    assert _match("xi an", "先进") is None


def test_nothing_typed_finds_nothing() -> None:
    assert _match("", "张伟") is _match(" ' ", "张伟") is None


def test_the_best_come_first_and_gaps_only_where_nothing_else_is_found() -> None:
    index = {
        text: spellings(text) for text in ("排查矛盾纠纷", "纠纷办结", "基层防护", "纠纷化解率")
    }
    assert matches("jf", index) == ["纠纷办结", "纠纷化解率", "排查矛盾纠纷"]
    assert matches("jfl", index) == ["纠纷化解率"]
    assert matches("xyz", index) == []


@pytest.mark.parametrize(
    ("name", "person"), [*((n, True) for n in PEOPLE), *((t, False) for t in TEXTS)]
)
def test_whole_sounds_and_initials_find_every_example(name: str, person: bool) -> None:
    _found_by_its_own(name, person)


@given(HAN, st.booleans())
def test_whole_sounds_and_initials_find_any_name(name: str, person: bool) -> None:
    _found_by_its_own(name, person)


def _found_by_its_own(name: str, person: bool) -> None:
    for reading in spellings(name, person):
        sounds = first_sounds(reading).split(" ")
        typed = ["".join(sounds), " ".join(sounds), "".join(s[0] for s in sounds), name]
        assert {match(one, spellings(name, person)) for one in typed} == {Match.START}


@given(st.text(), st.text(), st.booleans())
def test_whatever_is_typed_is_answered(typed: str, text: str, person: bool) -> None:
    readings = spellings(text, person)
    assert match(typed, readings) is None or text in matches(typed, {text: readings})
