"""The forms of the sample's 2025H1 and of a small store: what they hold, and in which order."""

import datetime as dt
import re
from io import BytesIO

import docx
import pptx
import pytest

from gridlens.briefing.choice import BriefingChoice
from gridlens.briefing.clerk.edits import Edits, applied
from gridlens.briefing.content import Blank, Briefing, BriefingTable, Steps, figures_of
from gridlens.briefing.make import briefing
from gridlens.briefing.sentence import Paragraph
from gridlens.errors import UnknownName
from gridlens.figures.scope import EVERYTHING
from gridlens.period import parse_period
from gridlens.proofread.finding import Verdict
from gridlens.proofread.proof import proofread
from gridlens.render.docx.briefing import page_docx, speech_docx
from gridlens.render.pptx.short import short_pptx
from gridlens.store.version import Version
from tests.small_store import day, publish

A_MINUTE = 230  # characters that a report is read at
MADE_AT = dt.datetime(2025, 7, 1, 9, 30)
FIVE = {
    "参加调研视察": ("4次", "目标4次，✓ 达到序时进度"),
    "议案建议": ("10件", "议案建议答复率目标100%，尚未到期"),
    "入户走访": ("230次", "目标240次，! 略滞后"),
    "排查整改安全隐患": ("306条", "隐患按期销号率目标90%，✓ 达到目标"),
    "排查化解矛盾纠纷": ("142起", "纠纷化解率目标95%，✓ 达到目标"),
}


def made(version: Version, period: str = "2025H1", **choice: object) -> Briefing:
    asked = BriefingChoice(parse_period(period), **choice)  # type: ignore[arg-type]
    return briefing(version, EVERYTHING, asked, "", MADE_AT)


def paragraphs(found: Briefing, form: str) -> list[str]:
    return [p.text for one in found.walk(form) for p in one.parts if isinstance(p, Paragraph)]


def prompts(found: Briefing) -> list[str]:
    """Return the marked places, which stand in fields that a reader of paragraphs does not see."""
    parts = [part for one in found.walk("speech") for part in one.parts]
    return [part.prompt for part in parts if isinstance(part, Blank)]


@pytest.fixture(scope="module")
def small(tmp_path_factory: pytest.TempPathFactory) -> Version:
    """One ledger without goals, without cases, without a year before."""
    return publish(
        tmp_path_factory.mktemp("small"),
        enterprise_visit=[{"date": day("05-05"), "firm": "甲厂"}, {"date": day("06-30")}],
    )


def test_the_one_page_has_five_figures_with_goal_and_change(sample_briefing: Briefing) -> None:
    (page,) = sample_briefing.form("page")
    table = next(part for part in page.parts if isinstance(part, BriefingTable))
    told = {
        row[0]: (getattr(row[1], "text", ""), getattr(row[2], "text", "")) for row in table.rows
    }
    assert told == FIVE
    assert "诉求受理8件，交办8件，办结8件，反馈8件。" in paragraphs(sample_briefing, "page")
    assert sum("建议：" in text for text in paragraphs(sample_briefing, "page")) == 2


def test_its_figures_can_be_chosen(sample: Version) -> None:
    (page,) = made(sample, figures=("motions_submitted", "laws_studied")).form("page")
    table = next(part for part in page.parts if isinstance(part, BriefingTable))
    assert [row[0] for row in table.rows] == ["议案建议", "学习核心法律法规"]
    with pytest.raises(UnknownName):
        made(sample, figures=("no_such",))


def test_the_deck_has_about_ten_slides_each_with_its_finding(sample_briefing: Briefing) -> None:
    texts = (
        ("cases", "路灯修好了。四月居民反映路灯不亮。"),
        ("next", "逐月调度。"),
        ("causes", "人手少。"),
    )
    edited = applied(sample_briefing, Edits(texts))
    slides = list(pptx.Presentation(BytesIO(short_pptx(edited))).slides)
    titles = [slide.shapes.title.text for slide in slides if slide.shapes.title]
    assert len(slides) == len(titles) == 11
    assert titles[1:] == [
        "15项目标中，9项达到序时进度或目标，1项接近目标，3项尚未到期，2项滞后或未达目标",
        "参加调研视察4次，视察问题发现11个",
        "组织代表进站活动5次，召开议政会2次，学习核心法律法规9部",
        "接待选民群众83次，入户走访230次，联系群众2,271人次",
        "12项工作中，9项比上年同期增加，2项与上年同期持平，1项比上年同期减少",
        "排查化解矛盾纠纷：各网格各季度0至10起，其中4个为0",
        "典型案例：路灯修好了",
        "1项指标进度滞后，4类事项有逾期",
        "下步打算：逐月调度",
        "以上汇报，请予审议。",
    ]


def test_what_nobody_wrote_is_no_slide_and_no_mark(small: Version) -> None:
    found = made(small, "2025Q2")
    slides = list(pptx.Presentation(BytesIO(short_pptx(found))).slides)
    told = "".join(s.text_frame.text for slide in slides for s in slide.shapes if s.has_text_frame)
    assert "待填写" not in told and "上门服务企业2次" in told
    assert all(len(slide.shapes) > 4 for slide in slides[1:-1])
    page = docx.Document(BytesIO(page_docx(found)))
    assert "待填写" not in "".join(one.text for one in page.paragraphs)
    assert [row.cells[0].text for row in page.tables[0].rows] == ["指标", "上门服务企业"]


def test_the_speech_can_be_read_aloud(sample_briefing: Briefing) -> None:
    spoken = docx.Document(BytesIO(speech_docx(sample_briefing)))
    lines = [one.text for one in spoken.paragraphs]
    assert lines[3] == "主任、各位副主任、各位委员：" and lines[-1] == "以上汇报，请予审议。"
    text = "".join(lines)
    assert "（142/148）" not in text and "隐患按期销号率93.6%，尚有13条未到期" in text
    length = len(re.sub(r"\s", "", text)) + sum(len(p) for p in prompts(sample_briefing))
    assert 1_500 <= length <= 2_000
    assert length / A_MINUTE <= 8
    marked = [part for one in sample_briefing.walk("speech") for part in one.parts]
    assert [part.key for part in marked if isinstance(part, Blank)] == [
        "opening",
        "cases",
        "causes",
        "next",
    ]
    assert not spoken.tables and not spoken.inline_shapes


@pytest.mark.parametrize(
    ("occasion", "first", "close"),
    [
        ("congress", "监督工作情况", "以上汇报，请予审议。"),
        ("party", "重点工作情况", "以上汇报，请批评指正。"),
        ("street", "重点工作情况", "汇报完毕，请批评指正。"),
        ("deliberation", "联系群众情况", "以上情况，请大家提出意见建议。"),
    ],
)
def test_each_occasion_has_its_order_and_its_words(
    sample: Version, occasion: str, first: str, close: str
) -> None:
    found = made(sample, occasion=occasion)
    assert found.form("report")[1].heading == first
    assert found.close == close
    assert ("审议" in found.close) == (occasion == "congress")


def test_flow_of_residents_matters(sample: Version, sample_briefing: Briefing) -> None:
    steps = [
        part
        for one in sample_briefing.walk("deck")
        for part in one.parts
        if isinstance(part, Steps)
    ]
    within = "count({0}) FILTER ({0} BETWEEN '2025-01-01' AND '2025-06-30') AS {1}"
    pairs = (("accepted", "received"), ("assigned", "assigned"), ("feedback", "fed"))
    asked = ", ".join(within.format(*pair) for pair in pairs)
    counted = sample.frame(f"SELECT {asked} FROM livelihood").iloc[0]
    told = {label: figure.value for label, figure in steps[0].stages}
    assert (told["受理"], told["交办"], told["反馈"]) == (
        counted["received"], counted["assigned"], counted["fed"],
    )  # fmt: skip


@pytest.mark.slow
@pytest.mark.parametrize("form", ["page", "speech", "report"])
def test_the_proofreader_finds_every_form_true(
    sample: Version, sample_briefing: Briefing, form: str
) -> None:
    text = "\n".join(paragraphs(sample_briefing, form))
    found = proofread(sample, text, parse_period("2025H1"), sample.as_of)
    assert [one.text for one in found if one.verdict is Verdict.DIFFERS] == []
    assert sum(one.verdict is Verdict.AGREES for one in found) > (5 if form == "page" else 30)


@pytest.mark.slow
def test_every_figure_of_the_short_deck_is_in_the_file(sample_briefing: Briefing) -> None:
    deck = pptx.Presentation(BytesIO(short_pptx(sample_briefing)))
    told = ""
    for slide in deck.slides:
        for shape in slide.shapes:
            if shape.has_text_frame:
                told += shape.text_frame.text + "\n"
            elif shape.has_table:
                told += "\n".join(cell.text for cell in shape.table.iter_cells())
            elif shape.has_chart:
                plots = shape.chart.plots[0]
                told += "\n".join(f"{v:g}" for s in plots.series for v in s.values if v is not None)
        told += slide.notes_slide.notes_text_frame.text if slide.has_notes_slide else ""
    squeezed = re.sub(r"\s", "", told)
    missing = []
    for section in sample_briefing.form("deck"):
        for figure in (one for one in figures_of(section) if one.as_of is None):  # the period's own
            number = figure.text.partition("（")[0].removesuffix(figure.unit)
            if number not in squeezed and f"{figure.value:g}" not in squeezed:
                missing.append(figure.text)
    assert missing == []
