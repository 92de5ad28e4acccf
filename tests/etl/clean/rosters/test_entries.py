"""Which entries of rosters are the same, with and without codes."""

from hypothesis import given
from hypothesis import strategies as st

from etl.clean.rosters.entries import Entry, made_codes, stands_for
from gridlens.kinds.names.made import is_made, made_code


def entry(name: str, area: str | None = None, code: str = "", *aliases: str) -> Entry:
    return Entry(code or made_code(name, area), (name, *aliases), area)


def test_the_code_of_the_office_stands_for_ours() -> None:
    ours, theirs = entry("第一网格", "东湖社区"), entry("东湖1网格", "东湖居委会", "G1")
    assert stands_for([ours, theirs]) == stands_for([theirs, ours]) == {"~东湖1": ["G1"]}
    assert stands_for([ours]) == {}
    assert stands_for([entry("红旗网格"), entry("红旗片区", None, "G1", "红旗网格")]) == {
        "~红旗": ["G1"]
    }


def test_an_entry_of_another_area_is_another() -> None:
    assert stands_for([entry("第一网格", "东湖社区"), entry("第一网格", "西园社区", "G1")]) == {}
    assert stands_for([entry("张某"), entry("李某", None, "D1")]) == {}


def test_several_that_may_be_meant_are_all_named() -> None:
    both = [entry("王某", None, "D3"), entry("王某", None, "D4")]
    assert stands_for([entry("王某"), *both]) == {"~王某": ["D3", "D4"]}


def test_an_entry_without_area_is_the_only_one_of_its_name() -> None:
    alone, east, west = (entry("第一网格", area) for area in (None, "东湖社区", "西园社区"))
    assert stands_for([alone, east]) == {"~1": ["~东湖1"]}
    assert stands_for([alone, east, west]) == {"~1": ["~东湖1", "~西园1"]}


def test_the_codes_that_we_would_have_made() -> None:
    assert made_codes(entry("第一网格", "东湖社区", "G1")) == {"~东湖1", "~1"}


NAMES = st.sampled_from(["第一网格", "东湖1网格", "第二网格", "东村", "幸福网格"])
AREAS = st.sampled_from([None, "东湖社区", "东湖", "西园社区", "东村"])
ENTRIES = st.builds(entry, NAMES, AREAS, st.sampled_from(["", "", "G1", "G2", "G3"]))


@given(st.lists(ENTRIES, max_size=8), st.randoms())
def test_the_order_of_entries_does_not_matter(entries: list[Entry], chance) -> None:  # type: ignore[no-untyped-def]
    found = stands_for(entries)
    assert all(map(is_made, found))
    shuffled = list(entries)
    chance.shuffle(shuffled)
    assert stands_for(shuffled) == found
