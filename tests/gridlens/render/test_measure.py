"""How much room a text takes, measured without its font."""

import pytest

from gridlens.render.measure import column_widths, ems, fitted, lines, shortened, wrapped


def test_a_chinese_character_is_as_wide_as_high_and_a_digit_about_half() -> None:
    assert ems("网格") == 2
    assert 1.1 < ems("12") < 1.2


def test_lines_by_width_and_breaks() -> None:
    assert [lines(text, 10, 100) for text in ("一" * 9, "一" * 10, "一\n二", "")] == [1, 2, 2, 1]


def test_the_largest_size_that_fits_is_taken_else_the_least() -> None:
    assert [fitted("一" * 9, (20, 10), width, 1) for width in (200, 100, 50)] == [20, 10, 10]


@pytest.mark.parametrize(
    ("text", "room", "broken"),
    [
        ("议政会", 4, "议政会"),
        ("党的创新理论宣讲", 6, "党的创新\n理论宣讲"),
        ("议政会（25年二季度）", 8, "议政会\n（25年二季度）"),
        ("共12345件", 3, "共\n12345件"),
    ],
)
def test_labels_break_evenly_before_brackets_and_never_in_numbers(
    text: str, room: float, broken: str
) -> None:
    assert wrapped(text, room) == broken


def test_what_is_cut_says_so() -> None:
    assert (shortened("很长的名称", 4), shortened("名称", 4)) == ("很长的…", "名称")


def test_columns_keep_what_they_need_and_the_longest_gives_way() -> None:
    narrow, wide = column_widths([["一二"], ["一" * 100]], 10, 5, 200)
    assert narrow == pytest.approx(2 * 10 * 1.03 + 10)
    assert narrow + wide == pytest.approx(200)
    assert sum(column_widths([["一"], ["二二"]], 10, 5, 200)) == pytest.approx(200)
