"""``python -m gridlens proofread``: a draft's figures as a list."""

import os
from pathlib import Path

import pytest
from docx import Document

from gridlens.store.office.readings import PhraseReading, keep
from tests.gridlens.commands.conftest import Objects, Run
from tests.gridlens.proofread.document.small_pdf import write
from tests.small_store import day, publish

KEYS = ["text", "start", "number", "unit", "indicator", "period", "verdict", "expected"]


def test_a_wrong_number_is_found_with_ours_beside_it(objects: Objects, tmp_path: Path) -> None:
    draft = tmp_path / "稿.txt"
    draft.write_text("上半年化解矛盾纠纷152起。", encoding="utf-8")
    (row,) = objects("proofread", str(draft), "--period", "2025H1")
    assert list(row)[: len(KEYS)] == KEYS
    assert [row[key] for key in KEYS] == [
        *("152起", 9, 152, "起", "disputes_settled", "2025H1", "differs", "142起"),
    ]


def draft_of(folder: Path) -> Path:
    document = Document()
    document.add_paragraph("上半年化解矛盾纠纷152起。")
    document.save(str(folder / "稿.docx"))
    return folder / "稿.docx"


@pytest.mark.parametrize("how", ["same", "spelled", "link", "hard", "case"])
def test_the_draft_itself_is_never_written_over(how: str, run: Run, tmp_path: Path) -> None:
    draft = draft_of(tmp_path)
    before = draft.read_bytes()
    out = tmp_path / "另.docx"
    if how == "link":
        out.symlink_to(draft)
    elif how == "hard":
        os.link(draft, out)
    else:
        names = {"same": "稿.docx", "spelled": "x/../稿.docx", "case": "稿.DOCX"}
        out = tmp_path / names[how]
    (tmp_path / "x").mkdir()
    code, _said, errors = run("proofread", str(draft), "--period", "2025H1", "--out", str(out))
    assert code
    assert "同一个文件" in errors
    assert draft.read_bytes() == before
    assert not list(tmp_path.glob(".gridlens-*"))


def test_the_draft_with_comments_is_written_completely_or_not_at_all(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    draft, out = draft_of(tmp_path), tmp_path / "出" / "批注.docx"
    asked = ("proofread", str(draft), "--period", "2025H1", "--out", str(out))
    assert run(*asked)[0] == 0
    assert [comment.text[:6] for comment in Document(str(out)).comments] == ["“152起”"]
    before = out.read_bytes()

    def full(self: Path, target: Path) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Path, "replace", full)
    code, _said, errors = run(*asked)
    assert code and "写不进去" in errors
    assert out.read_bytes() == before
    assert [path.name for path in out.parent.iterdir()] == ["批注.docx"]


def test_pages_of_a_pdf_that_were_not_checked_are_said(run: Run, tmp_path: Path) -> None:
    draft = write(tmp_path / "稿.pdf", [(50.0, 500.0, "上半年化解矛盾纠纷152起。")], [])
    code, said, _errors = run("proofread", str(draft), "--period", "2025H1")
    assert code == 0
    assert "152起" in said and "第2页没有文字" in said


def test_a_draft_of_another_period_is_said(run: Run, tmp_path: Path) -> None:
    draft = tmp_path / "稿.txt"
    draft.write_text("2024年工作总结\n化解矛盾纠纷152起。", encoding="utf-8")
    _code, said, _errors = run("proofread", str(draft), "--period", "2025H1")
    assert "文稿写的是2024年，现在按2025年上半年核对；要按2024年，请用 --period 2024。" in said
    assert "文稿写的是" not in run("proofread", str(draft), "--period", "2024")[1]


def test_the_words_of_the_office_are_read(run: Run, tmp_path: Path) -> None:
    store = tmp_path / "store"
    publish(store, grid=[{"code": "g1"}], dispute=[{"received": day("05-01"), "grid": "g1"}])
    draft = tmp_path / "稿.txt"
    draft.write_text("上半年开展甲乙丙工作1起。", encoding="utf-8")
    asked = ("proofread", str(draft), "--period", "2025H1", "--store", str(store))
    assert "纠纷受理" not in run(*asked)[1]
    keep(store, PhraseReading("甲乙丙工作", "disputes_received"), "李某")
    said = run(*asked)[1]
    assert "纠纷受理" in said and "相符1处" in said
