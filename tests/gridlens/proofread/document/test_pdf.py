"""PDFs: lines, paragraphs and tables are put together from places; the rest is refused in words."""

import zlib
from pathlib import Path

import pytest

from gridlens.errors import GridLensError
from gridlens.proofread.document import child, contained
from gridlens.proofread.document.draft import read
from gridlens.proofread.document.pdf_lines import Mark, lines
from tests.gridlens.proofread.document.small_pdf import with_form, write

FULL = "今年上半年各网格排查化解矛盾纠纷一百余起群众满意率不断提高"  # 29 signs, to the margin


def test_wrapped_lines_are_one_paragraph_and_indented_ones_begin_another(tmp_path: Path) -> None:
    page = [
        (150.0, 560.0, "工作报告"),
        (70.0, 520.0, FULL[:-2]),
        (50.0, 505.0, "其中化解纠纷14"),
        (120.5, 505.0, "2起，" + FULL[:22]),
        (50.0, 490.0, "共9件。"),
        (70.0, 475.0, "二是整改隐患。"),
    ]
    assert read(write(tmp_path / "稿.pdf", page)).text.split("\n") == [
        "工作报告",
        f"{FULL[:-2]}其中化解纠纷142起，{FULL[:22]}共9件。",
        "二是整改隐患。",
    ]


def test_a_paragraph_goes_on_over_pages_without_their_numbers_and_headers(tmp_path: Path) -> None:
    pages = [
        [(50.0, 580.0, "内部资料2025年"), (70.0, 560.0, FULL[:-2]), (190.0, 20.0, "- 1 -")],
        [(50.0, 580.0, "内部资料2025年"), (50.0, 560.0, "共9件。"), (190.0, 20.0, "- 2 -")],
    ]
    assert read(write(tmp_path / "稿.pdf", *pages)).text.split("\n") == [
        f"{FULL[:-2]}共9件。",
        "内部资料2025年",
    ]


def test_lines_of_the_text_that_are_alike_on_all_pages_stay(tmp_path: Path) -> None:
    page = [(50.0, 560.0 - 15 * n, "化解纠纷142起。") for n in range(9)]
    assert read(write(tmp_path / "稿.pdf", page, page)).text.split("\n") == ["化解纠纷142起。"] * 18


def test_a_number_that_does_not_count_the_pages_stays(tmp_path: Path) -> None:
    pages = [[(50.0, 580.0, "共"), (50.0, 20.0, "142")], [(50.0, 580.0, "又"), (50.0, 20.0, "9")]]
    assert read(write(tmp_path / "稿.pdf", *pages)).text == "共\n142\n又\n9"


def test_cells_of_a_table_are_parted_by_tabs(tmp_path: Path) -> None:
    rows = [["季度", "受理（起）", "化解（起）"], ["一季度", "4", "3"]]
    page = [(50 + 100.0 * c, 500 - 15.0 * r, rows[r][c]) for c in range(3) for r in range(2)]
    text = read(write(tmp_path / "稿.pdf", page)).text
    assert text == "季度\t受理（起）\t化解（起）\n一季度\t4\t3"


STROKED = "50 400 300 60 re S 50 430 m 350 430 l S 150 400 m 150 460 l S 250 400 m 250 460 l S"
THIN = "\n".join(
    [f"50 {y} 300 0.5 re f" for y in (400, 430, 460)]
    + [f"{x} {y} 0.5 30 re f" for x in (50, 150, 250, 350) for y in (400, 430)]
)


@pytest.mark.parametrize("drawn", [STROKED, THIN])
def test_a_cell_with_borders_holds_its_wrapped_lines(drawn: str, tmp_path: Path) -> None:
    page = [
        (50.0, 500.0, "各季度情况"),
        *((52.0, 445.0, "季度"), (152.0, 450.0, "受理"), (152.0, 437.0, "（起）")),
        *((52.0, 420.0, "一季"), (52.0, 407.0, "度"), (152.0, 412.0, "4"), (252.0, 412.0, "3")),
    ]
    text = read(write(tmp_path / "稿.pdf", page, drawn=drawn)).text
    assert text.split("\n") == ["各季度情况", "季度\t受理（起）\t", "一季度\t4\t3"]


def test_cells_without_a_border_between_them_are_one(tmp_path: Path) -> None:
    drawn = "50 400 300 60 re S 150 430 m 350 430 l S 150 400 m 150 460 l S 250 400 m 250 430 l S"
    page = [
        *((52.0, 425.0, "季度"), (200.0, 445.0, "矛盾纠纷共9起")),
        *((152.0, 412.0, "4"), (252.0, 412.0, "3")),
    ]
    text = read(write(tmp_path / "稿.pdf", page, drawn=drawn)).text
    assert text.split("\n") == ["季度\t矛盾纠纷共9起\t", "\t4\t3"]


def test_a_frame_and_the_columns_of_a_chart_are_no_table(tmp_path: Path) -> None:
    bars = " ".join(f"{60 + 40 * n} 400 20 {30 + n} re f" for n in range(6))
    drawn = f"20 20 360 560 re S 50 400 m 300 400 l S {bars}"
    page = [(50.0, 500.0, "共9件"), (50.0, 480.0, "又3件")]
    assert read(write(tmp_path / "稿.pdf", page, drawn=drawn)).text == "共9件\n又3件"


def test_text_in_a_form_stands_where_the_form_is_drawn(tmp_path: Path) -> None:
    inner, outer = [(10.0, 20.0, "中间9件")], [(50.0, 550.0, "上面8件"), (50.0, 20.0, "下面7件")]
    path = with_form(tmp_path / "稿.pdf", inner, outer, "1 0 0 1 100 300 cm")
    assert read(path).text.split("\n") == ["上面8件", "中间9件", "下面7件"]


def test_lines_on_a_page_that_lies_on_its_side_are_read(tmp_path: Path) -> None:
    turned = "BT /F1 10 Tf 0 1 -1 0 {} 50 Tm <{}> Tj ET"
    texts = ((100, "上面8件"), (120, "下面7件"))
    drawn = " ".join(turned.format(x, text.encode("utf-16-be").hex()) for x, text in texts)
    assert read(write(tmp_path / "稿.pdf", [], drawn=drawn)).text == "上面8件\n下面7件"


def test_signs_named_by_their_shape_are_read_as_written(tmp_path: Path) -> None:
    page = [(50.0, 500.0, "⼈⼤⼯委上⻔⾛访⺠营企业和15⼾，同⽐增⻓")]
    assert read(write(tmp_path / "稿.pdf", page)).text == "人大工委上门走访民营企业和15户，同比增长"


def test_what_a_browser_prints_on_the_margins_is_no_indent(tmp_path: Path) -> None:
    page = [
        (20.0, 590.0, "2026/11/30"),
        (70.0, 560.0, FULL[:-2]),
        (50.0, 545.0, "共9件。"),
        (370.0, 10.0, "1/1"),
    ]
    assert read(write(tmp_path / "稿.pdf", page)).text.split("\n") == [
        "2026/11/30",
        f"{FULL[:-2]}共9件。",
    ]


def test_two_numbers_side_by_side_stay_two() -> None:
    assert lines([Mark("4", 10, 5, 10), Mark("3", 19, 5, 10)])[0].text == "4 3"
    assert lines([Mark("14", 10, 5, 10), Mark("2起", 20.2, 5, 10)])[0].text == "142起"
    assert lines([Mark("230", 10, 5, 28), Mark("次", 60, 5, 12)])[0].text == "230次"


def test_pages_without_text_are_named_and_a_scan_is_refused(tmp_path: Path) -> None:
    draft = read(write(tmp_path / "稿.pdf", [(50.0, 500.0, "共9件")], [], []))
    assert draft.text == "共9件"
    assert draft.remarks == ("第2、3页没有文字（像是图片），没有核对。",)
    with pytest.raises(GridLensError, match="扫描件") as told:
        read(write(tmp_path / "扫描.pdf", [], []))
    assert "文字识别" in told.value.remedy


def test_locked_damaged_and_illegible_ones_are_refused(tmp_path: Path) -> None:
    page = [(50.0, 500.0, "共9件")]
    with pytest.raises(GridLensError, match="密码"):
        read(write(tmp_path / "锁.pdf", page, password="123"))
    (tmp_path / "坏.pdf").write_bytes(b"%PDF-1.7\n142")
    with pytest.raises(GridLensError, match="打不开"):
        read(tmp_path / "坏.pdf")
    with pytest.raises(GridLensError, match="乱码"):
        read(write(tmp_path / "乱.pdf", [(50.0, 500.0, "\ue001\ue002\ue003共9件")]))


def test_one_that_takes_too_long_or_too_much_is_stopped(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = write(tmp_path / "稿.pdf", [(50.0, 500.0, "共9件")])
    monkeypatch.setattr(contained, "MOST_SECONDS", 0.01)
    with pytest.raises(GridLensError, match="已停止"):
        read(path)


def test_one_that_fills_the_memory_is_refused_in_words(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fill(path: Path) -> tuple[str, list[str]]:
        raise MemoryError(path)

    monkeypatch.setitem(child._READERS, "pdf", fill)
    assert "过大" in str(child.answer("pdf", tmp_path)["reason"])


@pytest.mark.slow
def test_a_bomb_ends_in_words(tmp_path: Path) -> None:
    bomb = zlib.compress(b"BT /F1 9 Tf " + b"1 0 0 1 5 5 Tm <4e00> Tj " * 2_900_000, 9)
    objects = [
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]/Contents 4 0 R"
        b"/Resources<</Font<</F<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>>>>>>>",
        b"<</Filter/FlateDecode/Length %d>>stream\n%s\nendstream" % (len(bomb), bomb),
    ]
    content, places = b"%PDF-1.5\n", []
    for number, one in enumerate(objects, 1):
        places.append(len(content))
        content += b"%d 0 obj%s\nendobj\n" % (number, one)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    end = b"xref\n0 5\n0000000000 65535 f \n%strailer<</Size 5/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF"
    (tmp_path / "弹.pdf").write_bytes(content + end % (table, len(content)))
    with pytest.raises(GridLensError, match="过大"):
        read(tmp_path / "弹.pdf")
