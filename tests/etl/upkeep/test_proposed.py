"""The roster that names in ledgers make: what is one grid, what is not certain, and why."""

from collections.abc import Mapping

from etl.clean.rosters.directory import Directory
from etl.upkeep.proposed import Proposal, proposed
from gridlens.intake.unlisted import Unlisted


def of(*names: str, listed: Directory | None = None) -> Proposal:
    """Return the proposal for names of which each has fewer records than the one before."""
    said = [Unlisted(name, "hazard", 50 - at) for at, name in enumerate(names)]
    return proposed(said, listed or Directory())


def rows(made: Proposal) -> dict[str, tuple[str, ...]]:
    return {one.name: one.aliases for one in made.grids}


def doubts(made: Proposal) -> Mapping[str, str]:
    return {one.name: one.why for one in made.doubtful}


def test_writings_of_one_grid_are_one_row_under_the_name_written_most() -> None:
    made = of("红旗1网格", "红旗一网格", "红旗社区第1网格", "第1网格(红旗社区)", "红旗二网格")
    assert rows(made) == {
        "红旗1网格": ("红旗一网格", "红旗社区第1网格", "第1网格(红旗社区)"),
        "红旗二网格": (),
    }
    first, second = made.grids
    assert (first.community, first.records, first.ledgers) == ("红旗社区", 194, ("安全隐患",))
    assert second.community == ""


def test_villages_and_what_is_written_around_them() -> None:
    made = of("东村", "东村村委会", "东村3组", "西村", "示范镇/西村")
    assert rows(made) == {"东村": ("东村村委会", "东村3组"), "西村": ("示范镇/西村",)}
    assert [one.community for one in made.grids] == ["东村", "西村"]


def test_a_street_before_the_name_is_nothing_if_there_is_only_one() -> None:
    assert rows(of("示范街道红旗一网格", "红旗一网格")) == {"示范街道红旗一网格": ("红旗一网格",)}
    two = of("甲乙镇东村", "丙丁镇东村", "东村")
    assert set(rows(two)) == {"甲乙镇东村", "丙丁镇东村", "东村"}


def test_a_bare_place_is_the_only_one_of_its_name() -> None:
    assert rows(of("和平", "和平社区")) == {"和平": ("和平社区",)}
    made = of("建设", "建设社区", "建设村")
    assert set(rows(made)) == {"建设社区", "建设村"}
    assert doubts(made) == {"建设": "可能是建设社区、建设村中的一个"}


def test_a_community_above_several_grids_is_none_of_them() -> None:
    made = of("红旗一网格", "红旗二网格", "红旗社区")
    assert set(rows(made)) == {"红旗一网格", "红旗二网格"}
    assert doubts(made) == {"红旗社区": "是社区或村的名称，而它下面另有网格，看不出是哪一个"}


def test_bare_numbers_are_grids_only_where_nothing_says_a_community() -> None:
    assert set(rows(of("第一网格", "第二网格", "1网格"))) == {"第一网格", "第二网格"}
    made = of("第一网格", "红旗一网格")
    assert set(rows(made)) == {"红旗一网格"}
    assert doubts(made) == {"第一网格": "没有写社区，看不出是哪个社区的网格"}


def test_what_is_no_name_of_one_grid_is_told() -> None:
    made = of("全街道", "红旗一网格、红旗二网格", "411101001001001", "红旗一网格", "红旗一网个")
    assert set(rows(made)) == {"红旗一网格"}
    assert doubts(made) == {
        "全街道": "不像一个网格的名称，或写了几个网格",
        "红旗一网格、红旗二网格": "不像一个网格的名称，或写了几个网格",
        "411101001001001": "是编码，名册里还要有名称",
        "红旗一网个": "与“红旗一网格”的写法相近，可能是写错了",
    }


def test_headers_offices_and_leftovers_of_a_community_are_no_grids() -> None:
    header = ("所属网格", "网格名称", "社区", "所在社区", "居委会")
    office = ("示范街道", "示范街道办", "示范街道人大工委", "示范镇", "代表联络站")
    made = of("红旗社区一网格", "红旗社区二网格", "红旗社", *header, *office)
    assert set(rows(made)) == {"红旗社区一网格", "红旗社区二网格"}
    said = doubts(made)
    assert {said[name] for name in header} == {"是表头的字样，不是网格的名称"}
    assert {said[name] for name in office} == {"不像一个网格的名称，或写了几个网格"}
    assert said["红旗社"] == "是社区或村的名称，而它下面另有网格，看不出是哪一个"


def test_names_nearly_alike_are_pointed_out() -> None:
    made = of("上李家大村", "下李家大村")
    assert [one.near for one in made.grids] == [("下李家大村",), ("上李家大村",)]


def test_a_name_that_may_be_either_of_two_listed_grids_is_not_another() -> None:
    listed = Directory()
    rows_of = [("1", "东湖社区"), ("2", "西湖社区")]
    listed.add(
        "grid",
        [{"code": c, "name": "第一网格", "aliases": None, "community": a} for c, a in rows_of],
    )
    made = of("第一网格", "南湖一网格", listed=listed)
    assert set(rows(made)) == {"南湖一网格"}
    assert doubts(made) == {"第一网格": "名册里有2个网格都可能是它"}
