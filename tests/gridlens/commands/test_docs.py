"""docs/ledgers.md says what the declarations say."""

from pathlib import Path

from gridlens.commands.docs import document

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


def test_a_missing_due_date_is_explained():
    text = document()
    assert "期限按办理期限；留空的按交办日期后3个月计。" in text
    assert "期限按整改期限；留空的没有期限，不算逾期。" in text
