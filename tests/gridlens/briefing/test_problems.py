"""Problems are proposed by rule, told as somebody chooses, and every wording is true."""

from pathlib import Path

import pytest

from gridlens.briefing.choice import BriefingChoice
from gridlens.briefing.clerk.draft import TONE, DraftText, tones, write
from gridlens.briefing.content import Briefing
from gridlens.briefing.make import briefing
from gridlens.briefing.problems import parse_tones
from gridlens.errors import GridLensError
from gridlens.figures.scope import EVERYTHING
from gridlens.period import parse_period
from gridlens.proofread.finding import Verdict
from gridlens.proofread.proof import proofread
from gridlens.store.version import Version
from tests.gridlens.briefing.forms.test_forms import MADE_AT, made, paragraphs
from tests.small_store import day, publish


def test_the_rules_propose_and_missing_ledgers_wait_to_be_ticked(sample_briefing: Briefing) -> None:
    told = {one.key: one.tone for one in sample_briefing.proposals}
    assert told == {
        "behind:household_visits:2025H1": "off",
        "behind:enterprise_visits:2025H1": "plain",
        "overdue:inspection": "plain",
        "overdue:dispute": "plain",
        "overdue:hazard": "plain",
        "overdue:enterprise_visit": "plain",
        "missing:visit": "off",
    }


@pytest.mark.slow
def test_every_wording_of_every_problem_is_true(sample: Version, sample_briefing: Briefing) -> None:
    wordings = [said.text for one in sample_briefing.proposals for _tone, said in one.wordings]
    assert len(wordings) == len(set(wordings)) == 6 * 3 + 1
    found = proofread(sample, "\n".join(wordings), parse_period("2025H1"), sample.as_of)
    assert [one.text for one in found if one.verdict is Verdict.DIFFERS] == []
    assert sum(one.verdict is Verdict.AGREES for one in found) > 20


def test_a_problem_is_told_as_chosen_in_every_form(sample: Version) -> None:
    chosen = (("overdue:hazard", "off"), ("behind:enterprise_visits:2025H1", "soft"))
    found = made(sample, problems=chosen)
    for form in ("report", "speech", "long"):
        text = "".join(paragraphs(found, form))
        assert "期末隐患6条已过" not in text
        assert "上门服务企业已完成63次，2025年上半年目标85次，差22次。" in text


def test_nearly_met_extended_and_not_yet_due_are_no_problem(tmp_path: Path) -> None:
    open_one = {"received": day("05-01"), "grid": "g1"}
    version = publish(
        tmp_path,
        grid=[{"code": "g1", "name": "甲网格"}],
        dispute=[
            {**open_one, "due": day("06-01"), "status": "延期"},
            {**open_one, "due": day("07-01")},
            *({"received": day("02-01"), "closed": day("03-01"), "grid": "g1", "due": day("03-10"),
               "status": "已办结", "outcome": "调解成功"} for _n in range(10)),
            {"received": day("02-01"), "closed": day("03-01"), "grid": "g1", "due": day("03-10"),
             "status": "已办结", "outcome": "调解不成"},
        ],
        goal=[{"indicator": "disputes_settlement_rate", "period": "2025", "value": 0.95}],
    )  # fmt: skip
    choice = BriefingChoice(parse_period("2025H1"))
    found = briefing(version, EVERYTHING, choice, "", MADE_AT)
    assert found.proposals == ()  # 10 of 11 is nearly 95 %


def test_tones_are_kept_and_read_from_the_command_line(tmp_path: Path) -> None:
    period = parse_period("2025H1")
    publish(tmp_path, enterprise_visit=[{"date": day("06-30")}])
    write(tmp_path, period, f"{TONE}overdue:hazard", DraftText("soft", "", 0), "王某")
    assert tones(tmp_path, period) == (("overdue:hazard", "soft"),)
    assert parse_tones("overdue:hazard=soft，missing:visit=plain") == (
        ("overdue:hazard", "soft"),
        ("missing:visit", "plain"),
    )
    for wrong in ("overdue:hazard", "overdue:hazard=loud"):
        with pytest.raises(GridLensError, match="无法识别"):
            parse_tones(wrong)
