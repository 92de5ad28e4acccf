"""The page of proofreading: a draft's numbers are marked, listed, linked to rows, and exported."""

from dataclasses import replace
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest
from streamlit.testing.v1 import AppTest

from gridlens.proofread.finding import Finding, Verdict
from gridlens.proofread.readings import office_readings
from gridlens.store.office.marks import Correction, keep, marks
from gridlens.store.office.readings import PhraseReading
from gridlens.store.office.readings import keep as keep_phrase
from pages.parts.proofread.listing import findings_sentence
from pages.parts.proofread.text import PART, parts
from tests.gridlens.proofread.document.small_pdf import write
from tests.pages.app import opened, said
from tests.small_store import day, publish


@pytest.fixture
def store(tmp_path: Path) -> Path:
    """One grid with two disputes settled in May and one received in June."""
    settled = {"received": day("05-01"), "closed": day("05-09"), "outcome": "调解成功"}
    publish(
        tmp_path / "store",
        grid=[
            {"code": "g1", "name": "红旗一网格", "community": "红旗社区"},
            {"code": "g2", "name": "红旗二网格", "community": "红旗社区"},
        ],
        dispute=[
            settled | {"grid": "g1"},
            settled | {"grid": "g1"},
            {"received": day("06-30"), "grid": "g1"},
            {"received": day("01-02"), "grid": "g2"},
        ],
        deputy=[{"code": "D1", "name": "林知远"}],
    )
    return tmp_path / "store"


def checked(store: Path, monkeypatch: pytest.MonkeyPatch, text: str) -> AppTest:
    app = opened(store, monkeypatch).switch_page("proofread.py").run()
    app.text_area(key="proofread_pasted").set_value(text).run()
    return app.button(key="proofread_go").click().run()


def dropped(store: Path, monkeypatch: pytest.MonkeyPatch, path: Path) -> AppTest:
    app = opened(store, monkeypatch).switch_page("proofread.py").run()
    app.file_uploader(key="proofread_upload_0").upload(path.name, path.read_bytes())
    return app.run()


def test_before_a_draft_the_page_says_what_will_come(
    store: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    app = checked(store, monkeypatch, " ")
    assert not app.exception
    assert "每个数字都归入下面一类" in said(app)
    assert app.warning[0].value == "还没有文字。请先粘贴文稿，或放入文件。"
    app = app.button(key="proofread_example").click().run()
    assert "示例文字" in said(app)


@pytest.mark.slow
def test_every_number_is_marked_and_listed(store: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    text = "上半年红旗一网格受理纠纷3起，化解5起，<b>发放材料9份</b>，张建国代表接待选民1次。"
    app = checked(store, monkeypatch, text)
    told = said(app)
    assert not app.exception
    assert "共4处数字，核对了2处，1处不符，另有1处请人工核对。" in told
    assert "<b>发放" in told  # what the draft holds is text, never HTML of the page
    assert "5起✗" in told and "3起✓" in told
    assert "排查化解矛盾纠纷2025年上半年 · 红旗一网格" in told


@pytest.mark.slow
def test_our_figure_leads_to_its_rows(store: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    app = checked(store, monkeypatch, "5月份红旗一网格化解纠纷5起。")
    (link,) = {
        part.split('"')[0]
        for html in app.get("html")
        for part in str(html.proto.body).split('class="gl-drill" href="')[1:]
    }
    named = parse_qs(urlsplit(link.replace("&amp;", "&")).query)
    assert named["indicator"] == ["disputes_settled"]
    assert (named["in_grid"], named["over"], named["back"]) == (["g1"], ["2025-05"], ["proofread"])


def test_each_place_is_settled_by_one_click_and_can_be_opened_again(
    store: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("GRIDLENS_USER", "李某")
    app = checked(store, monkeypatch, "上半年红旗一网格化解纠纷5起。上半年走访困难家庭4户。")
    assert "还有2处，已处理0处" in said(app)
    assert "5起 → 2起" in said(app)
    app = app.button(key="proofread_take").click().run()
    assert "还有1处，已处理1处" in said(app)
    assert "5起2起☑" in said(app)
    assert app.code[0].value == "上半年红旗一网格化解纠纷2起。上半年走访困难家庭4户。"
    app = app.button(key="proofread_checked").click().run()
    assert "都处理完了" in said(app)
    assert "已核对李某" in said(app)
    app = app.button(key="proofread_undo").click().run()
    assert "还有1处，已处理1处" in said(app)
    app = app.button(key="proofread_before").click().run()
    app = app.button(key="proofread_open").click().run()
    assert "还有2处，已处理0处" in said(app)
    assert not app.exception


def test_what_was_settled_is_known_in_the_next_version_until_our_figure_changes(
    store: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    app = checked(store, monkeypatch, "上半年红旗一网格化解纠纷5起。")
    app.button(key="proofread_checked").click().run()
    again = checked(store, monkeypatch, "另加一段。上半年红旗一网格化解纠纷5起。")
    assert "已处理1处" in said(again)
    assert "还有1处" in said(checked(store, monkeypatch, "上半年红旗一网格共化解纠纷5起。"))
    kept = b"".join(path.read_bytes() for path in store.glob("state.sqlite*"))
    assert "化解".encode() not in kept
    (name,) = marks(store)
    keep(store, name, replace(marks(store)[name], figure="1起"), "王某")
    after = said(checked(store, monkeypatch, "上半年红旗一网格化解纠纷5起。"))
    assert "还有1处" in after
    assert "上次核对后台账有变" in after
    assert "核对时为1起" in after


def test_what_is_put_aside_stays_open_and_comes_last(
    store: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    text = "上半年红旗一网格化解纠纷5起。上半年红旗一网格受理纠纷7起。上半年走访困难家庭4户。"
    app = checked(store, monkeypatch, text)
    app = app.button(key="proofread_leave").click().run()
    app = app.button(key="proofread_checked").click().run()
    assert "还有2处，已处理1处" in said(app)
    assert app.session_state["proofread_at"] == text.index("4户")
    app = app.button(key="proofread_next").click().run()
    assert app.session_state["proofread_at"] == text.index("5起")
    app = app.button(key="proofread_checked").click().run()
    app = app.button(key="proofread_leave").click().run()
    assert app.warning[0].value == "其余都处理完了，只剩这一处。"
    assert app.session_state["proofread_at"] == text.index("4户")


def test_a_clerk_says_what_a_number_is_about_and_the_office_keeps_the_phrase(
    store: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    text = "上半年开展甲乙丙工作4起。上半年红旗一网格化解纠纷5起。"
    app = checked(store, monkeypatch, text)
    at = text.index("4起")
    app.session_state["proofread_at"] = at  # as a click on the number does
    app = app.run()
    app = app.button(key=f"proofread_reread_{at}").click().run()
    assert app.warning[0].value == "请先选一项指标。"
    app.selectbox(key=f"proofread_about_{at}").set_value("disputes_received")
    app.selectbox(key=f"proofread_whom_{at}").set_value("红旗二网格")
    app.selectbox(key=f"proofread_phrase_{at}").set_value("甲乙丙工作")
    app = app.button(key=f"proofread_reread_{at}").click().run()
    assert office_readings(store) == {"甲乙丙工作": "disputes_received"}
    (mark,) = marks(store).values()
    assert mark.correction == Correction("disputes_received", "2025H1", ("g2",), None, "红旗二网格")
    assert "“甲乙丙工作”指" in said(app)
    assert "1起" in said(app)
    app = app.button(key=f"proofread_restore_{at}").click().run()
    assert marks(store) == {}
    app = app.button(key="proofread_phrase_drop_甲乙丙工作").click().run()
    assert office_readings(store) == {}
    assert not app.exception


def test_a_number_that_is_none_of_ours_is_not_judged_and_can_come_back(
    store: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    app = checked(store, monkeypatch, "上半年红旗一网格化解纠纷5起。")
    at = len("上半年红旗一网格化解纠纷")
    app.selectbox(key=f"proofread_about_{at}").set_value("")
    app = app.button(key=f"proofread_reread_{at}").click().run()
    assert "人工认定不是台账的指标" in said(app)
    app = app.button(key=f"proofread_undo_{at}").click().run()
    assert "人工认定不是台账的指标" not in said(app)


def test_a_phrase_is_recorded_before_there_is_a_draft(
    store: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    app = opened(store, monkeypatch).switch_page("proofread.py").run()
    app.text_input(key="proofread_phrase_word_0").set_value("民情恳谈会")
    app.selectbox(key="proofread_phrase_means_0").set_value("receptions")
    submit = next(one for one in app.button if one.label == "记下")
    submit.click().run()
    assert office_readings(store) == {"民情恳谈会": "receptions"}


def test_what_the_office_means_by_a_phrase_is_read_at_once(
    store: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    app = checked(store, monkeypatch, "上半年开展甲乙丙工作4起。")
    assert "4起✓" not in said(app)
    keep_phrase(store, PhraseReading("甲乙丙工作", "disputes_received"), "李某")
    assert "4起✓" in said(app.run())


def test_that_all_agrees_is_said_only_where_something_was_compared() -> None:
    def sentence(*verdicts: Verdict) -> str:
        return findings_sentence([Finding("9起", 0, 9, "起", one) for one in verdicts])

    assert sentence(Verdict.AGREES) == "共1处数字，核对了1处，都相符。"
    assert sentence(Verdict.CONTRADICTS) == "共1处数字，没有能与台账核对的，1处文中自相矛盾。"
    assert sentence(Verdict.DIFFERS, Verdict.CONTRADICTS, Verdict.DOUBTFUL) == (
        "共3处数字，核对了1处，1处不符，1处文中自相矛盾，另有1处请人工核对。"
    )


def test_a_long_text_is_shown_whole_in_parts() -> None:
    lines = "受理纠纷3起。\n" * 20_000
    every = parts(lines)
    assert "".join(lines[begin:end] for begin, end in every) == lines
    assert all(end - begin <= PART and lines[end - 1] == "\n" for begin, end in every)
    assert parts("无" * (PART + 1)) == [(0, PART), (PART, PART + 1)]
    assert parts("") == [(0, 0)]


def test_of_two_clerks_the_second_is_told(store: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    app = checked(store, monkeypatch, "上半年红旗一网格化解纠纷5起。")
    theirs = checked(store, monkeypatch, "上半年红旗一网格化解纠纷5起。")
    monkeypatch.setenv("GRIDLENS_USER", "王某")
    theirs.button(key="proofread_checked").click().run()
    (name,) = marks(store)
    keep(store, name, replace(marks(store)[name], how="taken"), "李某")
    app = app.button(key="proofread_take").click().run()
    assert [one.value for one in app.warning] == [
        "李某刚刚处理过这一处，您的修改没有保存。请看过后再改。"
    ]
    assert "已处理1处" in said(app)


@pytest.mark.slow
def test_the_files_follow_what_was_taken(store: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    app = checked(store, monkeypatch, "上半年红旗一网格化解纠纷5起。")
    labels = [one.proto.label for one in app.get("download_button")]
    assert labels == ["带批注的文稿（.docx）", "核对表（.xlsx）", "核对表（.docx）"]
    app = app.button(key="proofread_take").click().run()
    labels = [one.proto.label for one in app.get("download_button")]
    assert labels[:2] == ["修订稿（.docx）", "改后文字（.txt）"]


def test_what_of_a_file_could_not_be_read_stands_beside_its_name(
    store: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    path = write(tmp_path / "稿.pdf", [(50.0, 500.0, "上半年红旗一网格化解纠纷5起。")], [])
    told = said(dropped(store, monkeypatch, path))
    assert "第2页没有文字" in told
    assert "5起✗" in told


def test_an_old_format_is_let_in_and_refused_with_advice(
    store: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    path = tmp_path / "稿.doc"
    path.write_bytes(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600))
    app = dropped(store, monkeypatch, path)
    assert app.error[0].value.startswith("稿.doc：这是旧格式的文件")
    assert "可用：.docx、.txt、.pptx、.odt、.pdf。" in said(app)


def test_a_draft_of_another_period_is_said_first_and_judged_by_either(
    store: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    app = checked(store, monkeypatch, "2025年5月工作情况\n红旗一网格受理纠纷2起，化解纠纷5起。")
    assert "文稿写的是2025年5月，现在按2025年上半年核对。" in said(app)
    assert "按2025年上半年：共" in said(app)
    app = app.button(key="proofread_by_own").click().run()
    assert "已改按2025年5月核对" in said(app)
    assert "按2025年5月：共" in said(app)
    assert "2起✓" in said(app)
    assert app.selectbox(key="period").value == "2025年上半年"
    assert "/records?period=2025H1&amp;" in "".join(str(o.proto.body) for o in app.get("html"))
    app = app.button(key="proofread_checked").click().run()
    app = app.button(key="proofread_by_asked").click().run()
    assert "仍按2025年上半年核对" in said(app)
    assert "已处理0处" in said(app)  # what was settled by another period is open
    app = app.button(key="proofread_by_own").click().run()
    assert "已处理1处" in said(app)
    assert not app.exception
