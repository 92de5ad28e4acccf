"""What people say that a number is about is judged anew, and passed over where it cannot be."""

from pathlib import Path

import pytest

from gridlens.errors import GridLensError
from gridlens.period import parse_period
from gridlens.proofread.figures import Figures
from gridlens.proofread.finding import Finding, Verdict
from gridlens.proofread.proof import proofread
from gridlens.proofread.readings import corrected_findings, office_readings, reread, topic_of
from gridlens.store.office.marks import Correction
from gridlens.store.office.readings import NOT_OURS, PhraseReading, keep
from gridlens.store.version import Version
from tests.small_store import day, publish

HALF = parse_period("2025H1")
MAY = Correction("disputes_received", "2025-05")


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Version:
    """Two disputes of a first half year, three of the next; one of these in May."""
    days = ("2024-01-01", "2024-03-01", "02-10", "05-10", "06-30")
    return publish(
        tmp_path_factory.mktemp("readings"),
        grid=[{"code": "g1", "name": "红旗一网格"}, {"code": "g2", "name": "红旗二网格"}],
        dispute=[{"received": day(d), "grid": "g1"} for d in days],
        deputy=[{"code": "D1", "name": "林知远"}],
    )


def last(store: Version, text: str) -> Finding:
    return proofread(store, text, HALF, store.as_of)[-1]


def anew(store: Version, text: str, said: Correction) -> Finding:
    finding = last(store, text)
    return reread(Figures(store, store.as_of), finding, topic_of(finding, said), text)


@pytest.mark.parametrize(
    ("text", "said", "verdict", "expected"),
    [
        (
            "组织甲乙会3次。受理甲乙事3起。",
            Correction("disputes_received", "2025H1"),
            "agrees",
            "3起",
        ),
        ("受理纠纷近3起。", MAY, "differs", "1起"),
        ("受理纠纷0起。", Correction("disputes_received", "2025H1", ("g2",)), "agrees", "0起"),
        (
            "受理甲乙事3起，同比增长50%。",
            Correction("disputes_received", "2025H1"),
            "agrees",
            "50%",
        ),
        ("平均每月受理纠纷3起。", Correction("disputes_received", "2025H1"), "agrees", "3起"),
    ],
)
def test_a_number_is_judged_about_what_a_person_names(
    store: Version, text: str, said: Correction, verdict: str, expected: str
) -> None:
    found = anew(store, text, said)
    assert (found.verdict.value, found.expected.replace(".0", "")) == (verdict, expected)
    assert found.question is not None
    assert found.question.whom.grids == said.grids


def test_a_number_of_another_unit_and_a_claim_without_number_are_refused(store: Version) -> None:
    with pytest.raises(GridLensError, match="单位不同"):
        anew(store, "检查5天。", MAY)
    words = Finding("全部办结", 0, None, "", Verdict.NOT_UNDERSTOOD, kind="all")
    with pytest.raises(GridLensError, match="没有数字"):
        reread(Figures(store, store.as_of), words, topic_of(words, MAY))


def test_only_corrections_that_still_hold_are_applied(store: Version) -> None:
    text = "受理纠纷9起，受理纠纷8起，受理纠纷7起，受理纠纷6起。"
    found = proofread(store, text, HALF, store.as_of)
    starts = [one.start for one in found]
    said = {
        starts[0]: Correction(NOT_OURS),
        starts[1]: MAY,
        starts[2]: Correction("disputes_received", "2025-05", ("gone",)),
        starts[3]: Correction("no_more", "2025-05"),
    }
    after = corrected_findings(Figures(store, store.as_of), found, said, text)
    assert [one.verdict for one in after[:2]] == [Verdict.NOT_A_CLAIM, Verdict.DIFFERS]
    assert after[0].reason == "人工认定不是台账的指标。"
    assert (after[1].expected, after[1].period) == ("1起", "2025-05")
    assert after[2:] == found[2:]


def test_the_conditions_read_hold_on_for_the_same_indicator(store: Version) -> None:
    finding = last(store, "受理邻里纠纷3起。")
    assert finding.question is not None
    assert topic_of(finding, MAY).where == finding.question.where
    assert topic_of(finding, Correction("receptions", "2025-05")).where == ()


def test_the_office_phrases_are_given_with_their_indicators(tmp_path: Path) -> None:
    keep(tmp_path, PhraseReading("民情恳谈会", "receptions"), "王某")
    keep(tmp_path, PhraseReading("夜间巡逻", NOT_OURS), "王某")
    assert office_readings(tmp_path) == {"民情恳谈会": "receptions", "夜间巡逻": ""}
