"""``python -m gridlens proofread``: a draft's figures as a list."""

from pathlib import Path

from tests.gridlens.commands.conftest import Objects

KEYS = ["text", "start", "number", "unit", "indicator", "period", "verdict", "expected"]


def test_a_wrong_number_is_found_with_ours_beside_it(objects: Objects, tmp_path: Path) -> None:
    draft = tmp_path / "稿.txt"
    draft.write_text("上半年化解矛盾纠纷152起。", encoding="utf-8")
    (row,) = objects("proofread", str(draft), "--period", "2025H1")
    assert list(row)[: len(KEYS)] == KEYS
    assert [row[key] for key in KEYS] == [
        *("152起", 9, 152, "起", "disputes_settled", "2025H1", "differs", "142起"),
    ]
