"""A clerk's texts, cases and photos come into the briefing, and doubtful numbers stay marked."""

import pytest

from gridlens.briefing.clerk.edits import Edits, applied
from gridlens.briefing.content import Blank, Briefing, Photo
from gridlens.briefing.sentence import Doubt, Paragraph

pytestmark = pytest.mark.slow  # the whole briefing of the sample takes many seconds to make


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


def paragraphs(briefing: Briefing) -> list[Paragraph]:
    return [p for s in briefing.walk() for p in s.parts if isinstance(p, Paragraph)]


def test_a_text_given_back_as_it_was_is_no_edit(sample_briefing: Briefing) -> None:
    lead = paragraphs(sample_briefing)[0]
    found = applied(sample_briefing, Edits(((lead.key, lead.text),)))
    assert found.sections == sample_briefing.sections


def test_new_words_bring_no_number_into_doubt(sample_briefing: Briefing) -> None:
    texts = tuple(
        (one.key, f"据统计，{one.text}以上情况属实。") for one in paragraphs(sample_briefing)
    )
    found = applied(sample_briefing, Edits(texts))
    assert found.doubts == []
    assert list(found.figures) == list(sample_briefing.figures)


def test_doubts_are_counted_over_the_whole_briefing(sample_briefing: Briefing) -> None:
    texts = tuple((one.key, f"共办结98765件。\n{one.text}") for one in paragraphs(sample_briefing))
    found = applied(sample_briefing, Edits(texts[:2]))
    assert [one.text for one in found.doubts] == ["98765件", "98765件"]
    first = paragraphs(found)[0]
    assert first.lines[0] == ["共办结", first.doubts[0], "。"]
    assert isinstance(first.doubts[0], Doubt)
