"""An edited text keeps the figures it still holds, and marks numbers that match none."""

import pytest

from gridlens.briefing.content import Blank, Briefing, Figure, Paragraph, Photo, Sentence
from gridlens.briefing.edits import Doubt, Edits, applied, doubts, pieces

SETTLED = Figure("142起", 142, "disputes_settled", "2025H1", unit="起")
RATE = Figure("95.9%（142/148）", 142 / 148, "disputes_settlement_rate", "2025H1")
TEXT = Paragraph("one", (Sentence(("2025年上半年，化解纠纷", SETTLED, "，化解率", RATE, "。")),))


def test_figures_still_there_stay_figures() -> None:
    assert pieces(TEXT, "2025年上半年，共化解142起，化解率达95.9%（142/148）。") == [
        "2025年上半年，共化解",
        SETTLED,
        "，化解率达",
        RATE,
        "。",
    ]


def test_a_changed_number_is_in_doubt_and_says_what_it_was() -> None:
    assert doubts(TEXT, "2025年上半年，化解纠纷145起，化解率95.9%（142/148）。") == [
        Doubt("145", (SETTLED,))
    ]
    assert doubts(TEXT, "化解纠纷1142起。") == [Doubt("1142", (SETTLED, RATE))]


def test_words_alone_raise_no_doubt() -> None:
    assert doubts(TEXT, "2025年上半年，纠纷多数得到化解。") == []
    assert doubts(TEXT, "") == []


def test_a_new_year_is_in_doubt() -> None:
    assert doubts(TEXT, "2024年上半年，化解纠纷142起。") == [Doubt("2024", (RATE,))]


@pytest.mark.slow
def test_edits_come_into_the_briefing(sample_briefing: Briefing) -> None:
    photo = Photo(b"", "现场")
    edits = Edits(
        (("open_lead", "期末未办结42项。"), ("next", "抓紧办理。")), (photo,), "标题", "谢谢"
    )
    found = applied(sample_briefing, edits)
    assert (found.title, found.closing) == ("标题", "谢谢")
    parts = {section.key: section.parts for section in found.sections}
    lead = parts["open"][0]
    assert isinstance(lead, Paragraph) and lead.edited and lead.text == "期末未办结42项。"
    assert parts["next"] == (Blank("next", parts["next"][0].prompt, "抓紧办理。"),)
    assert parts["cases"][1:] == (photo,)
    untouched = {section.key: section.parts for section in sample_briefing.sections}
    assert parts["goals"] == untouched["goals"]


@pytest.mark.slow
def test_a_text_given_back_as_it_was_is_no_edit(sample_briefing: Briefing) -> None:
    lead = next(p for s in sample_briefing.walk() for p in s.parts if isinstance(p, Paragraph))
    found = applied(sample_briefing, Edits(((lead.key, lead.text),)))
    assert found.sections == sample_briefing.sections
