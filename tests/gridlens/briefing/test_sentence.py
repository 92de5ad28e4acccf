"""A sentence's text, and a figure's name and link."""

from gridlens.briefing.sentence import Figure, Role, Sentence

SETTLED = Figure("142起", 142, "disputes_settled", "2025H1", unit="起")


def test_sentence_reads_as_its_parts() -> None:
    sentence = Sentence(("化解矛盾纠纷", SETTLED, "。"))
    assert sentence.text == "化解矛盾纠纷142起。"
    assert sentence.figures == (SETTLED,)


def test_figure_has_a_name_of_its_own_and_a_way_to_its_rows() -> None:
    in_grid = Figure("9起", 9, "disputes_settled", "2025H1", groups=(("grid", "G01"),))
    change = Figure("10.9%", 0.109, "disputes_settled", "2024H1", Role.CHANGE)
    assert SETTLED.key == "value|disputes_settled|2025H1"
    assert in_grid.key == "value|disputes_settled|2025H1|grid=G01"
    assert change.key == "change|disputes_settled|2024H1"
    assert in_grid.mark == "indicator=disputes_settled&in_grid=G01&over=2025H1"
