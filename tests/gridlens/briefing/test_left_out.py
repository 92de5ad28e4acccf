"""A briefing says how many closed matters its rates leave out, and has no rate where all are."""

import datetime as dt

import pytest

from gridlens.briefing.choice import BriefingChoice
from gridlens.briefing.content import Briefing
from gridlens.briefing.kept.differences import exactly
from gridlens.briefing.make import briefing
from gridlens.figures.scope import EVERYTHING
from gridlens.period import parse_period
from gridlens.render.pptx.notes import Notes
from gridlens.render.pptx.tiles import tiles
from tests.gridlens.briefing.test_make import paragraph, section, table
from tests.small_store import day, publish

LACKING = "9条未填销号日期、复查日期和整改日期"
FOUND = {"found": day("04-01"), "due": day("04-20")}
DISPUTE = {"received": day("04-01"), "due": day("04-20"), "outcome": "调解成功"}


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Briefing:
    """Nine hazards closed on an unknown day, one overdue; of three disputes, one is dated."""
    store = publish(
        tmp_path_factory.mktemp("office"),
        hazard=[*[FOUND | {"status": "已销号"}] * 9, FOUND],
        dispute=[DISPUTE, DISPUTE, DISPUTE | {"closed": day("04-11")}],
    )
    choice = BriefingChoice(parse_period("2025H1"), comparison=None, as_of=day("06-30"))
    return briefing(store, EVERYTHING, choice, "", dt.datetime(2025, 7, 1, 9, 30))


@pytest.mark.slow
def test_the_text_names_what_the_rate_beside_a_count_leaves_out(made: Briefing) -> None:
    assert f"9条，隐患按期销号率—，{LACKING}" in paragraph(made, "group_responsibility")


def test_the_tables_say_it_beside_n(made: Briefing) -> None:
    rows = {row[0]: row[1:] for row in table(made, "group_responsibility_table")}
    assert rows["隐患按期销号率"] == [f"—，{LACKING}"]
    (*_disputes, dispute_rate), (*_hazards, hazard_rate) = table(made, "open_table")
    assert (dispute_rate, hazard_rate) == ("100%（1/1，2起未填办结日期）", f"—，{LACKING}")


def test_on_a_tile_of_the_deck_it_stands_under_the_number(made: Briefing) -> None:
    parts = [part for one in made.walk() for part in one.parts]
    whole = next(one for one in parts if getattr(one, "key", "") == "group_responsibility_table")
    found = {tile.label: tile for tile in tiles(whole) or []}
    tile = found["隐患按期销号率"]
    assert (tile.number, tile.unit, tile.under) == ("—", "", LACKING)


def test_the_appendix_and_the_notes_of_the_deck_say_it(made: Briefing) -> None:
    counts = {one.indicator: one.n for one in made.appendix.definitions}
    assert counts["disputes_on_time_rate"] == "1（2起未填办结日期）"
    figures = [
        cell
        for part in section(made, "open").parts
        for row in getattr(part, "rows", ())
        for cell in row
        if getattr(cell, "indicator", "").endswith("on_time_rate")
    ]
    notes = Notes(made.appendix)
    notes.add(figures)
    _head, dispute, hazard = notes.taken()
    assert dispute.startswith("纠纷按期办结率 100%（2025年上半年，1/1，2起未填办结日期）：")
    assert hazard.startswith(f"隐患按期销号率 —（2025年上半年，共1条，{LACKING}）：")
    assert [exactly(one) for one in figures] == ["100%（1/1，2起未填办结日期）", f"—，{LACKING}"]
