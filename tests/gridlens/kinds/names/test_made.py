"""The code that we make for an entry whose roster has none."""

from hypothesis import given
from hypothesis import strategies as st

from gridlens.kinds import is_empty
from gridlens.kinds.names.made import OURS, is_made, made_code, shown_code, told_apart

NAMES = st.text(alphabet="东湖西园红旗第一二12网格社区村", min_size=1, max_size=8)


def test_one_grid_has_one_code_however_it_is_written() -> None:
    same = {
        made_code("第一网格", "东湖社区"),
        made_code("东湖第1网格", "东湖社区"),
        made_code("东湖社区一网格", "东湖居委会"),
        made_code("东湖1网格"),
    }
    assert same == {"~东湖1"}
    assert made_code("第一网格", "西园社区") == "~西园1"
    assert made_code("第一网格", "东村") == "~东村1"
    assert made_code("幸福网格", "东湖社区") == "~东湖幸福"
    assert made_code("东村", "东村") == made_code("东村村委会") == "~东村"
    assert made_code("红旗居委会") == made_code("红旗社区", "红旗社区") == "~红旗社区"
    assert made_code("李家") != made_code("李家村")
    assert made_code("第2网格", "建国路5社区") == "~建国路5|2"
    assert made_code("张 某") == made_code("张某") == "~张某"


def test_people_do_not_see_a_made_code() -> None:
    assert shown_code("~东湖1") == OURS == "（系统编）"
    assert shown_code("G1") == "G1"
    assert told_apart("第一网格", "~东湖1", "东湖社区") == "第一网格（东湖社区）"
    assert told_apart("张某", "~张某") == "张某（系统编）"
    assert told_apart("张某", "D001") == "张某（D001）"
    assert is_empty(OURS)


@given(NAMES, st.one_of(st.none(), NAMES))
def test_a_made_code_is_stable_and_known_as_made(name: str, area: str | None) -> None:
    code = made_code(name, area)
    assert is_made(code) and code == made_code(f" {name}\u3000", area)
    assert not is_made(None) and not is_made(name)
