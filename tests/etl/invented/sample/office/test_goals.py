"""The sample's goals add up, and show every status in both ways of reckoning."""

from collections import Counter

from tests.etl.invented.sample.sample_files import all_of, read


def test_quarter_goals_and_grid_goals_add_up_to_the_years() -> None:
    sheets = read("目标.xlsx")
    year = {r["指标"]: r["目标值"] for r in sheets["年度目标"]}
    by_quarter: Counter[str] = Counter()
    for row in sheets["季度目标"]:
        by_quarter[row["指标名称"]] += int(row["目标值"])
    assert {name: str(total) for name, total in by_quarter.items()} == {
        name: year[name] for name in by_quarter
    }
    assert all(row["指标"] == "入户走访" for row in sheets["网格目标"])
    assert sum(int(row["目标值"]) for row in sheets["网格目标"]) == int(year["入户走访"])


def status(gap: float) -> str:
    return "on pace" if gap >= 0 else "behind" if gap >= -0.1 else "far behind"


def test_goals_show_every_status_and_the_same_by_either_reckoning() -> None:
    """One way is against the year's goal (S = 181/365), the other against its part (S = 1)."""
    rows = all_of("联系选民群众台账-2025.xlsx")
    visited = sum(r.get("走访方式") == "入户走访" for r in rows)
    done = {
        "党的创新理论宣讲": 6,
        "代表进站活动": 5,
        "议政会": 2,
        "参加调研视察": 4,
        "上门服务企业": 63,
        "义诊": 3,
        "接待选民群众": len(rows) - visited,
        "入户走访": visited,
    }
    goal = {r["指标"]: r["目标值"] for r in read("目标.xlsx")["年度目标"]}
    elapsed = 181 / 365
    found = {}
    for name, count in done.items():
        share = count / int(goal[name])
        ways = {status(share - elapsed), status(share / elapsed - 1)}
        assert len(ways) == 1, name
        found[name] = ways.pop()
    assert found == {
        "党的创新理论宣讲": "on pace",
        "代表进站活动": "behind",
        "议政会": "on pace",
        "参加调研视察": "on pace",
        "上门服务企业": "far behind",
        "义诊": "on pace",
        "接待选民群众": "on pace",
        "入户走访": "behind",
    }
