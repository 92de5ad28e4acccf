"""What to write instead of a wrong number: in its own form, never wrong again."""

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from gridlens.kinds.numeral import spelled_out
from gridlens.numbers.numerals import quantities
from gridlens.proofread.finding import Finding, Verdict
from gridlens.proofread.instead import advice, instead


def finding(
    text: str,
    figure: float | None,
    *,
    kind: str = "value",
    unit: str | None = None,
    verdict: Verdict = Verdict.DIFFERS,
    expected: str = "",
    start: int = 0,
) -> Finding:
    """Return what the proofreader finds of a number that our figure contradicts."""
    own = next((one.unit for one in quantities(text)), "")
    return Finding(
        text,
        start,
        None,
        own if unit is None else unit,
        verdict,
        kind=kind,
        figure=figure,
        expected=expected,
    )


@pytest.mark.parametrize(
    ("text", "figure", "better"),
    [
        ("152起", 142, "142起"),
        ("152 起", 142, "142 起"),
        ("１５２起", 142, "１４２起"),
        ("1,520起", 1423, "1,423起"),
        ("980起", 1423, "1423起"),
        ("一百五十二起", 142, "一百四十二起"),
        ("三次", 2, "两次"),
        ("三次", 12, "十二次"),
        ("三次", 0, "零次"),
        ("三千次", 2005, "两千零五次"),
        ("三百次", 20012, "两万零十二次"),
        ("1.2万起", 13456, "1.3万起"),
        ("1.2万起", 9800, "9800起"),
        ("3万余起", 24500, "2.4万余起"),
        ("300余万次", 4512345, "450余万次"),
        ("152余起", 142, "140余起"),
        ("300余起", 142, "140余起"),
        ("300多起", 140, "140起"),
        ("10多起", 7, "7起"),
        ("十几次", 23, "二十几次"),
        ("十来次", 23, "二十三次"),
        ("近160起", 142, "近150起"),
        ("近30起", 23, "23起"),
        ("约160起", 142, "约140起"),
        ("160起左右", 142, "140起左右"),
        ("约20起", 23, "23起"),
        ("超过150起", 142, "超过140起"),
        ("超过150起", 140, "140起"),
        ("不足140起", 142, "不足150起"),
        ("150起以上", 142, "140起以上"),
        ("3至5次", 12, "12次"),
        ("五六十次", 142, "一百四十二次"),
        ("上百次", 42, "四十二次"),
        ("95%", 95.9459, "96%"),
        ("９５％", 95.9459, "９６％"),
        ("９５．２％", 95.94, "９５．９％"),
        ("95.25%", 95.9459, "95.95%"),
        ("99%", 99.6, "99.6%"),
        ("95%", 100, "100%"),
        ("3%", 0.04, "0.04%"),
        ("超过90%", 88.43, "超过88%"),
        ("近95%", 100, "100%"),
        ("一起", 11000, "11000起"),
        ("2个百分点", 2.345, "2.3个百分点"),
        ("3倍", 2.873, "2.9倍"),
        ("12天", 12.34, "12.3天"),
        ("八成", 73.2, "七成"),
        ("八成半", 73.2, "七成三"),
        ("近八成", 65, "近七成"),
        ("八成", 99, "99%"),
        ("百分之九十五", 96.2, "百分之九十六"),
        ("百分之九十五点一", 96.23, "百分之九十六点二"),
        ("千分之三", 0.52, "千分之五"),
        ("三分之一", 41.2, "41%"),
        ("一半以上", 41.2, "41%"),
    ],
)
def test_the_number_keeps_its_form(text: str, figure: float, better: str) -> None:
    assert instead(finding(text, figure)) == better


def test_a_number_whose_unit_stands_elsewhere_keeps_its_sign_or_turns_it() -> None:
    assert instead(finding("152", 142, unit="起")) == "142"
    assert instead(finding("95.3", 96.21, unit="%")) == "96.2"
    assert instead(finding("-3.3%", 2.1, unit="%", kind="change")) == "-2.1%"
    assert instead(finding("-3.3%", -2.1, unit="%", kind="change")) == "2.1%"
    assert instead(finding("＋3.3%", -2.1, unit="%", kind="change")) == "－2.1%"


def test_a_fraction_becomes_ours_and_no_other_is_made_up() -> None:
    assert instead(finding("142/148", None, expected="141/1,150")) == "141/1150"
    assert instead(finding("１４２/１４８", None, expected="141/150")) == "１４１／１５０"
    assert instead(finding("142/148", 93.0, expected="93%")) == ""


@pytest.mark.parametrize(
    ("text", "figure", "better"),
    [
        ("高于90%", 95, "高于95%"),
        ("高于90%", 95.5, "高于96%"),
        ("90%以上", 85, "85%以上"),
        ("不少于三次", 2, "不少于两次"),
    ],
)
def test_a_goal_is_said_itself(text: str, figure: float, better: str) -> None:
    assert instead(finding(text, figure, kind="goal")) == better


def test_nothing_is_proposed_where_nothing_is_safe() -> None:
    for verdict in set(Verdict) - {Verdict.DIFFERS, Verdict.CONTRADICTS, Verdict.DOUBTFUL}:
        assert instead(finding("152起", 142, verdict=verdict)) == ""
    assert instead(finding("152起", None)) == ""
    assert instead(finding("3%", -2.1, kind="change")) == ""
    assert instead(finding("3%", 0, kind="change")) == ""
    assert instead(finding("142起", 142, verdict=Verdict.DOUBTFUL)) == ""
    assert instead(finding("全部办结", 142, unit="")) == ""


def test_what_contradicts_the_draft_itself_is_told_ours_only_where_there_is_one() -> None:
    against = finding("152起", None, verdict=Verdict.CONTRADICTS, expected="142起")
    assert advice(against) == ""
    both = finding("152起", 142, verdict=Verdict.CONTRADICTS, expected="142起")
    assert advice(both) == "台账为142起，如所指相同，可改为“142起”。"


def test_advice_names_our_figure_and_the_wording() -> None:
    one = finding("152起", 142, expected="142起")
    assert advice(one) == "台账为142起，可改为“142起”。"
    assert advice(one, told=True) == "可改为“142起”。"
    doubted = finding("152起", 142, expected="142起", verdict=Verdict.DOUBTFUL)
    assert advice(doubted) == "台账为142起，如所指相同，可改为“142起”。"
    assert advice(finding("全部办结", None, expected="142/148", kind="all", unit="")) == (
        "台账为142/148，请改写这句。"
    )
    assert advice(finding("152起", 142, expected="142起", verdict=Verdict.NO_DATA)) == ""
    assert advice(finding("152起", None)) == ""


@pytest.mark.parametrize(
    ("before", "number", "kind", "figure", "expected", "said"),
    [
        ("化解纠纷同比增长", "3%", "change", -2.1, "-2.1%", "是下降2.1%，不是增长"),
        (
            "共9起。化解率同比下降",
            "3个百分点",
            "change",
            -2,
            "-2个百分点",
            "是提高2个百分点，不是下降",
        ),
        ("化解纠纷比上年同期减少", "3起", "change", -12, "-12起", "是增加12起，不是减少"),
        (
            "完成目标，滞后序时进度",
            "3个百分点",
            "pace",
            -2,
            "-2个百分点",
            "是超过序时进度2个百分点，不是落后序时进度",
        ),
        ("距目标还差", "3次", "gap", -2, "-2", "是超过目标2次，不是低于目标"),
        ("化解纠纷同比增长", "3%", "change", 0, "0%", "是持平"),
        ("滞后序时进度，还差", "3次", "pace", 0, "0", "没有落后序时进度"),
    ],
)
def test_advice_says_which_way_the_figure_went(
    before: str, number: str, kind: str, figure: float, expected: str, said: str
) -> None:
    one = finding(number, figure, kind=kind, expected=expected, start=len(before))
    assert advice(one, f"{before}{number}。") == f"台账{said}，请改写这句。"


def test_without_the_draft_the_way_is_only_called_another() -> None:
    one = finding("3%", -2.1, kind="change", expected="-2.1%")
    assert advice(one) == "台账与文中说的方向相反（相差2.1%），请改写这句。"


_WHOLE = st.integers(1, 120_000)
_ARABIC = st.one_of(
    _WHOLE.map(str),
    _WHOLE.map(lambda n: f"{n:,}"),
    _WHOLE.map(lambda n: str(n).translate(str.maketrans("0123456789", "０１２３４５６７８９"))),
    st.tuples(
        st.integers(1, 99), st.sampled_from("百千万"), st.sampled_from(["", ".3", ".25"])
    ).map(lambda of: f"{of[0]}{of[2]}{of[1]}"),
    st.integers(1, 9999).map(spelled_out),
)
_COUNTS = st.tuples(
    st.sampled_from(["", "约", "近", "将近", "超过", "不少于", "不超过", "不足", "至少"]),
    _ARABIC,
    st.sampled_from(["", "余", "多", "余万"]),
    st.sampled_from(["", " "]),
    st.sampled_from(["起", "次", "人次", "个", "天"]),
    st.sampled_from(["", "以上", "左右", "以内"]),
).map("".join)
_SHARES = st.one_of(
    st.tuples(
        st.sampled_from(["", "约", "近", "超过", "不足"]),
        st.decimals(0, 130, places=1).map(str),
        st.sampled_from(["%", "％", "个百分点", "倍"]),
        st.sampled_from(["", "以上", "左右"]),
    ).map("".join),
    st.sampled_from(["百", "千"]).flatmap(
        lambda of: st.integers(1, 100).map(lambda n: f"{of}分之{spelled_out(n)}")
    ),
    st.tuples(
        st.sampled_from(["", "近", "超", "约"]),
        st.sampled_from("一二三四五六七八九"),
        st.sampled_from(["成", "成半", "成五", "分之一"]),
    ).map("".join),
)
_FIGURES = st.one_of(
    st.integers(0, 200_000).map(float),
    st.floats(0, 130, allow_nan=False).map(lambda figure: round(figure, 9)),
    st.integers(1, 400).flatmap(
        lambda whole: st.integers(0, whole).map(lambda part: round(part / whole * 100, 9))
    ),
)


@given(st.one_of(_COUNTS, _SHARES), _FIGURES, st.sampled_from(["value", "share", "change"]))
def test_what_is_proposed_reads_back_as_our_figure(text: str, figure: float, kind: str) -> None:
    said = f"共{text}，其余照旧。"
    read = list(quantities(said))
    if len(read) != 1:
        return
    one = finding(read[0].text, figure, kind=kind, unit=read[0].unit)
    better = instead(one)
    if not better:
        return
    (again,) = quantities(f"共{better}，其余照旧。")
    assert again.text == better and again.unit == read[0].unit
    assert again.holds(figure)
    assert not read[0].holds(figure)


@given(st.integers(1, 9999), st.integers(1, 200_000), st.booleans(), st.sampled_from("起次件家"))
def test_a_plain_count_always_has_its_wording(
    said: int, figure: int, chinese: bool, unit: str
) -> None:
    text = (spelled_out(said) if chinese else str(said)) + unit
    assume([one.text for one in quantities(text)] == [text])  # 一百零八 is no number by itself
    better = instead(finding(text, float(figure), unit=unit))
    assert bool(better) == (said != figure)
    assert not better or next(quantities(better)).value == figure
