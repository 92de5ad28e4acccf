"""The goals are counted in one sentence, the same on every page and in every file that counts."""

import datetime as dt
import io
from itertools import count
from pathlib import Path

import docx
import hypothesis
import openpyxl
import pptx
import pytest
from hypothesis import HealthCheck, assume, given
from hypothesis import strategies as st

from gridlens.briefing.choice import BriefingChoice
from gridlens.briefing.make import briefing
from gridlens.figures.scope import EVERYTHING, Filters
from gridlens.goals.goal import goals
from gridlens.goals.judge import judge
from gridlens.goals.told import count_sentence
from gridlens.period import parse_period
from gridlens.render.briefing_files import written
from gridlens.store.version import Version, current
from tests.gridlens.test_one_judge import Days, Goals, offices, store_of
from tests.pages.app import opened, said

PERIODS = {"2025H1": "2025年上半年", "2025Q2": "2025年二季度", "2025-05": "2025年5月"}
NUMBER = count()


def sentences(version: Version, period: str) -> tuple[str, str]:
    """Return how the goals of the whole and those of the grids are counted."""
    asked = Filters(parse_period(period), version.as_of)
    whole, grids = (
        count_sentence(judge(version, EVERYTHING, asked, goals(version), every_grid=every))
        for every in (False, True)
    )
    return whole, grids.replace("目标", "网格目标", 1)


def files(version: Version, period: str) -> dict[str, str]:
    """Return all that is said in each file of a briefing, the speaker's notes among it."""
    at = dt.datetime(2025, 7, 1, tzinfo=dt.UTC)
    choice = BriefingChoice(parse_period(period))
    made = briefing(version, EVERYTHING, choice, made_by="王某", made_at=at)
    report = docx.Document(io.BytesIO(written(made, "report")))
    deck = pptx.Presentation(io.BytesIO(written(made, "long")))
    book = openpyxl.load_workbook(io.BytesIO(written(made, "workbook")), read_only=True)
    told = [s.notes_slide.notes_text_frame.text for s in deck.slides if s.has_notes_slide]
    told += [one.text_frame.text for s in deck.slides for one in s.shapes if one.has_text_frame]
    cells = [
        str(cell) for sheet in book for row in sheet.iter_rows(values_only=True) for cell in row
    ]
    return {
        "docx": "".join(paragraph.text for paragraph in report.paragraphs),
        "pptx": "".join(told),
        "xlsx": "".join(cells),
    }


def pages(store: Path, monkeypatch: pytest.MonkeyPatch, period: str) -> dict[str, str]:
    """Return what each page says that counts goals."""
    app = opened(store, monkeypatch, period=PERIODS[period])
    names = ("overview", "goals", "review", "grids")
    return {name: said(app.switch_page(f"{name}.py").run()) for name in names}


@pytest.mark.slow
@pytest.mark.parametrize("period", PERIODS)
def test_the_sample_s_goals_are_counted_alike(
    period: str, sample_store: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    version = current(sample_store)
    whole, grids = sentences(version, period)
    assert whole.startswith("共15项目标：")
    told = pages(sample_store, monkeypatch, period)
    assert grids in told.pop("grids")
    for name, text in (told | files(version, period)).items():
        assert whole in text, name


@pytest.mark.slow
@hypothesis.settings(
    max_examples=6,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(office=offices(), period=st.sampled_from(sorted(PERIODS)))
def test_any_office_s_goals_are_counted_alike(
    office: tuple[Days, Goals], period: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    days, known = office
    span = parse_period(period)
    inside = [day for some in days.values() for day in some if span.start <= day <= span.end]
    assume(inside and max(day for some in days.values() for day in some) >= span.start)
    store = tmp_path / str(next(NUMBER))
    version = store_of(store, days, known)
    whole, grids = sentences(version, period)
    told = pages(store, monkeypatch, period)
    of_grids = told.pop("grids")
    assert grids in of_grids
    for name, text in (told | files(version, period)).items():
        assert whole in text, name
    assert "没有需要特别关注的事项" not in told["overview"] or "滞后" not in whole + grids
