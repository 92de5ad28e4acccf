"""What nobody can tell is no data, with the reason; a 0 of a time that was kept is judged."""

import pytest

from gridlens.period import parse_period
from gridlens.proofread.finding import Verdict
from gridlens.proofread.proof import proofread
from gridlens.store.version import Version
from tests.small_store import day, publish

AGREES, DIFFERS, NO_DATA = Verdict.AGREES, Verdict.DIFFERS, Verdict.NO_DATA
NONE = "数据库里没有这项数据。"


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Version:
    """Disputes from January 2024 on; hazards from November 2024 on, none in January 2025."""
    return publish(
        tmp_path_factory.mktemp("untold"),
        grid=[{"code": "g1", "name": "红旗一网格"}],
        dispute=[{"received": day(d), "grid": "g1"} for d in ("2024-01-09", "02-10", "06-30")],
        hazard=[{"found": day(d), "grid": "g1"} for d in ("2024-11-20", "02-10", "03-10")],
        session=[{"date": day("2024-01-10"), "type": "理论宣讲", "grid": "g1"}],
    )


@pytest.mark.parametrize(
    ("text", "verdict", "reason"),
    [
        ("2024年一季度登记安全隐患0条。", NO_DATA, "“安全隐患”台账从2024年11月起才有记录。"),
        ("2024年三季度登记安全隐患5条。", NO_DATA, "“安全隐患”台账从2024年11月起才有记录。"),
        ("2024年下半年登记安全隐患1条。", AGREES, ""),
        ("2025年1月登记安全隐患0条。", AGREES, ""),
        ("2025年1月登记安全隐患2条。", DIFFERS, ""),
        ("2025年上半年登记安全隐患2条，同比增加2条。", NO_DATA, NONE),
        ("2025年一季度登记安全隐患2条，环比增加1条。", AGREES, ""),
        ("上半年红旗一网格开展理论宣讲0次。", NO_DATA, "“党的创新理论宣讲”不分网格。"),
        ("上半年开展理论宣讲0次。", AGREES, ""),
        ("上半年走访企业0次。", NO_DATA, "“走访企业”台账还没有记录。"),
    ],
)
def test_the_last_number(store: Version, text: str, verdict: Verdict, reason: str) -> None:
    found = proofread(store, text, parse_period("2025H1"), store.as_of)[-1]
    assert (found.verdict, found.reason) == (verdict, reason)
