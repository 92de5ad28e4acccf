"""docs/ledgers.md says what the declarations say."""

from pathlib import Path

from gridlens.analysis import assurance, funnel, grids, months, spc
from gridlens.commands.docs import document
from gridlens.figures.dimensions import BEGINS, RULE_AGES
from gridlens.figures.facts import LAST_DAY, RULE_PEOPLE
from gridlens.figures.scope import ELAPSED
from gridlens.goals import pace
from gridlens.goals.aim import RULE_AIM
from gridlens.goals.chance import RULE_CHANCE
from gridlens.goals.goal import RULE_PLAN, RULE_TERM
from gridlens.goals.judge import RULE_OVER
from gridlens.schema.lifecycle import RULE_NOT_DUE
from gridlens.store.published.last import AS_OF

PAGE = Path(__file__).parents[3] / "docs" / "ledgers.md"


def test_the_page_is_up_to_date():
    assert PAGE.read_text(encoding="utf-8") == document(), "run: make docs"


def test_a_ledger_has_its_chapter():
    text = document()
    assert "## 矛盾纠纷\n" in text
    assert "- 一行是一起纠纷。\n" in text
    assert "- 办理过程：登记 → 受理 → 调解 → 结果。\n" in text
    assert "### 矛盾纠纷的指标\n" in text


def test_a_column_says_how_to_fill_it():
    [line] = [x for x in document().splitlines() if x.startswith("| **隐患等级**<br>`grade` ")]
    cells = [cell.strip() for cell in line.split(" | ")]
    assert cells[1] == "等级、隐患级别、级别"
    assert cells[3] == (
        "法律规定的两级：一般、重大。<br>"
        "**一般**（一般隐患、一般事故隐患）；**重大**（重大隐患、重大事故隐患）"
    )


def test_an_indicator_has_its_definition():
    [line] = [x for x in document().splitlines() if "| `enterprise_visits` |" in x]
    assert line == (
        "| 上门服务企业 | `enterprise_visits` | 次 | 勇担当 | 期内累计 | 越高越好 "
        "| 期内上门走访服务企业的次数，一家企业走访多次计多次，按走访日期计。 | 可用 |"
    )


def test_what_holds_for_every_figure_has_its_chapter():
    text = document()
    assert "- [数字怎么算](#数字怎么算)\n" in text
    for rule in (
        *(ELAPSED, BEGINS, LAST_DAY, AS_OF),
        *(RULE_AIM, RULE_OVER, RULE_PLAN, RULE_TERM),
        *(pace.RULE_OTHERS, pace.RULE_REACHED, pace.RULE_REQUIRED),
        *(spc.RULE, spc.RULE_DETAILS, months.RULE_MONTHS),
        *(assurance.RULE_ASSURANCE, assurance.RULE_ASSURANCE_MONTHS),
        *(grids.RULE_COUNTS, grids.RULE_WEIGHTS, funnel.RULE_LIMITS, funnel.RULE_WIDENED),
        *(RULE_AGES, RULE_PEOPLE, RULE_NOT_DUE, RULE_CHANCE),
    ):
        assert text.count(rule) == 1, rule
    for said in (
        "矛盾纠纷：受理日期、办结日期；安全隐患：发现日期、销号日期、复查日期、整改日期；",
        "差不足1个单位",
        "! 接近目标：不低于目标的九成",
        "推算数 = 本网格户数 × 全部数量 ÷ 全部户数。",
    ):
        assert said in text


def test_what_could_be_read_in_two_ways_is_said():
    text = document()
    for said in (
        "期限当天还不算逾期，次日起才算。",
        "状态为延期而未办结的，不论写着的期限过没过，都不算逾期",
        "状态为登记、受理、调解中、退回、延期而办结日期、调解结果都空着的，未办结。",
        "没有填调解结果而状态为已化解的，算调解成功。",
        "编号、日期和主题都相同的是同一次",
        "闭会期间提出的不计，提出时机没有填的算大会期间提出。",
        "没有销号日期的按复查日期、整改日期中较晚的计。",
    ):
        assert said in text, said


def test_a_missing_due_date_is_explained():
    text = document()
    assert "期限按办理期限；留空的按交办日期后3个月计。" in text
    assert "期限按整改期限；留空的没有期限，不算逾期。" in text
