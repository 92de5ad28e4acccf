"""The congress's own share in a briefing: in sentences, in tables, frozen, named and drilled."""

import datetime as dt
from pathlib import Path

import pytest

from gridlens.briefing.choice import BriefingChoice
from gridlens.briefing.content import Briefing, BriefingTable
from gridlens.briefing.kept.differences import differences
from gridlens.briefing.kept.frozen import freeze, rows_then
from gridlens.briefing.kept.named import named
from gridlens.briefing.make import briefing
from gridlens.briefing.sentence import Figure, Paragraph
from gridlens.figures.rows.trace import trace
from gridlens.figures.scope import EVERYTHING, Filters
from gridlens.period import parse_period
from gridlens.store.version import Version
from tests.small_store import day, publish

CHOICE = BriefingChoice(parse_period("2025H1"), comparison=None)
MADE_AT = dt.datetime(2025, 7, 1, 9, 30)
SHARE = (("taking_part", "有代表参与"),)
DONE = {"received": day("04-01"), "outcome": "调解成功", "closed": day("04-10")}
FIXED = {"found": day("05-01"), "closed": day("05-09")}


def office(folder: Path, number: int = 1, **more: list[dict[str, object]]) -> Version:
    """Three settled disputes, one with a deputy; a hazard this year without, last year with one."""
    last_year = {"found": day("2024-05-01"), "closed": day("2024-05-09"), "deputies": ["D1"]}
    return publish(
        folder,
        number,
        deputy=[{"code": "D1", "name": "张某"}],
        dispute=[DONE | {"deputies": ["D1"]}, DONE, DONE, *more.get("dispute", [])],
        hazard=[last_year, FIXED],
        enterprise_visit=[{"date": day("05-06"), "firm": "甲厂"}],
    )


def made(version: Version) -> Briefing:
    return briefing(version, EVERYTHING, CHOICE, "王某", MADE_AT)


def read(found: Briefing) -> tuple[str, BriefingTable]:
    """Return the sentences about disputes, hazards and firms, and their table."""
    parts = [part for one in found.walk() for part in one.parts]
    key = "group_responsibility"
    (text,) = [p.text for p in parts if isinstance(p, Paragraph) and p.key == key]
    (table,) = [p for p in parts if isinstance(p, BriefingTable) and p.key == f"{key}_table"]
    return text, table


@pytest.mark.slow
def test_a_sentence_is_silent_about_nought_and_a_table_is_not(tmp_path: Path) -> None:
    text, table = read(made(office(tmp_path)))
    assert "排查化解矛盾纠纷3起（其中代表参与1起），" in text
    assert text.count("其中代表参与") == 1
    assert [column.title for column in table.columns] == ["指标", "本期", "其中代表参与"]
    rows = {row[0]: row[2] for row in table.rows}
    texts = {label: cell.text if isinstance(cell, Figure) else cell for label, cell in rows.items()}
    assert texts["排查化解矛盾纠纷"] == "1起"
    assert texts["排查整改安全隐患"] == "0条"  # named in 2024
    assert texts["上门服务企业"] is None  # nobody fills in the column
    assert texts["纠纷化解率"] is None


@pytest.mark.slow
def test_without_any_share_the_table_has_no_such_column(tmp_path: Path) -> None:
    nobody = publish(tmp_path, dispute=[DONE, DONE])
    text, table = read(made(nobody))
    assert "代表参与" not in text
    assert [column.title for column in table.columns] == ["指标", "本期"]


@pytest.mark.slow
def test_its_figure_is_frozen_named_and_leads_to_its_rows(tmp_path: Path) -> None:
    version = office(tmp_path)
    found = made(version)
    figure = found.figures["value|disputes_settled|2025H1|taking_part=有代表参与"]
    assert (figure.value, figure.groups) == (1, SHARE)
    assert named(figure, {}) == "排查化解矛盾纠纷（2025年上半年，有代表参与）"
    rows = trace(
        version, EVERYTHING, Filters(CHOICE.period, day("06-30")), "disputes_settled", SHARE
    )
    assert list(rows.rows["source_row"]) == [2]
    kept = freeze(version, EVERYTHING, found, CHOICE, {"docx": b"PK"}, "王某")
    assert kept.figures[figure.key].text == "1起"
    assert len(rows_then(tmp_path, kept.name)[figure.mark]) == 1
    later = office(tmp_path, 2, dispute=[DONE | {"deputies": ["D1"]}])
    changed = {d.then.key: (d.then_text, d.now_text) for d in differences(later, EVERYTHING, kept)}
    assert changed[figure.key] == ("1起", "2起")
