"""Goals by how they stand: each named once, what needs attention first, a deputy never judged."""

from pathlib import Path

import pytest

from gridlens.figures.scope import EVERYTHING
from gridlens.goals.goal import goals
from gridlens.goals.judge import judge
from gridlens.goals.told import alike
from gridlens.store.version import Version, current
from tests.gridlens.figures.asking import about


@pytest.fixture(scope="module")
def sample(sample_store: Path) -> Version:
    return current(sample_store)


def test_each_goal_stands_once_under_its_word(sample: Version) -> None:
    verdict = judge(sample, EVERYTHING, about("2025H1"), goals(sample))
    found = {one.word: one.names for one in alike(verdict, {})}
    assert [*found] == ["滞后较多", "略滞后", "接近目标", "达到序时进度", "达到目标", "尚未到期"]
    assert found["滞后较多"] == ("上门服务企业（差22次）",)  # 40 + 45 planned, 63 done
    assert found["略滞后"] == ("入户走访（差10次）",)  # 230 of 240
    assert found["接近目标"] == ("纠纷按期办结率（93.3%，目标95%）",)  # 125 of 134
    assert sum(map(len, found.values())) == len(verdict.statuses) == 15


def test_a_grid_s_goal_is_named_with_its_grid(sample: Version) -> None:
    code = next(c for c, name in sample.grid_names.items() if name == "康乐二网格")
    verdict = judge(sample, EVERYTHING, about("2025H1", grids=(code,)), goals(sample))
    (behind,) = [one for one in alike(verdict, sample.grid_names) if one.word == "滞后较多"]
    assert behind.names == ("康乐二网格入户走访（差4次）",)


def test_nothing_is_told_of_a_deputy(sample: Version) -> None:
    deputy = sample.deputies["code"].iloc[0]
    assert alike(judge(sample, EVERYTHING, about("2025H1", deputy=deputy), goals(sample)), {}) == []
