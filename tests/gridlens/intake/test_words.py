"""An office's words that no option knows, and the mapping that explains them."""

from pathlib import Path

from gridlens.intake.words import Word, explained, unknown_words
from gridlens.store.mapping import Mapping, keep

SHEET = {
    "ledger": "dispute",
    "headers": ["编号", "日期", "事由", "结果"],
    "columns": {"number": "编号", "received": "日期", "category": "事由", "outcome": "结果"},
    "problems": [
        {"row": 2, "column": "事由", "found": "鸡毛蒜皮", "reason": "应为：…"},
        {"row": 3, "column": "事由", "found": "鸡毛蒜皮", "reason": "应为：…"},
        {"row": 3, "column": "结果", "found": "握手言和", "reason": "应为：…"},
        {"row": 4, "column": "事由", "found": "邻里", "reason": "与别处不同"},
        {"row": 5, "column": "日期", "found": "四月初", "reason": "不是可识别的日期"},
        {"row": None, "column": None, "found": None, "reason": "整张表"},
    ],
}


def test_words_that_no_option_knows_the_most_frequent_first() -> None:
    assert unknown_words(SHEET) == [Word("category", "鸡毛蒜皮", 2), Word("outcome", "握手言和", 1)]
    assert unknown_words(SHEET | {"ledger": None}) == []


def test_a_recognised_layout_becomes_a_mapping_that_knows_them(tmp_path: Path) -> None:
    meant = explained(tmp_path, SHEET, {Word("category", "鸡毛蒜皮", 2): "邻里"})
    assert meant == Mapping(
        "dispute",
        {"number": ("编号",), "received": ("日期",), "category": ("事由",), "outcome": ("结果",)},
        values={"category": {"鸡毛蒜皮": "邻里"}},
    )


def test_a_kept_mapping_learns_them_and_keeps_the_rest(tmp_path: Path) -> None:
    before = Mapping(
        "dispute",
        {"number": ("编号",), "received": ("日期",), "category": ("事由",)},
        {"source": "代表联络站"},
        {"category": {"吵架": "邻里"}},
        "mdy",
    )
    keep(tmp_path, SHEET["headers"], before, "小王")
    meant = explained(tmp_path, SHEET, {Word("category", "鸡毛蒜皮", 2): "其他"})
    assert meant.values == {"category": {"吵架": "邻里", "鸡毛蒜皮": "其他"}}
    assert (meant.constants, meant.date_order) == ({"source": "代表联络站"}, "mdy")
