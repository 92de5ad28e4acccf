"""The draft that a clerk pastes or drops, kept while the session lasts."""

import streamlit as st

from gridlens.errors import GridLensError
from gridlens.proofread.document.draft import MOST_BYTES
from gridlens.proofread.document.forms import ENDINGS, USABLE
from gridlens.translation import N_, _
from pages.parts.data.drop.folder import Uploaded, safe
from pages.parts.proofread import own
from pages.parts.proofread.kept import KeptDraft, kept
from pages.parts.question import Asked
from pages.parts.show import headings

_KEPT, _ROUND, _TEXT = "proofread_draft", "proofread_round", "proofread_pasted"
# What is refused is let in all the same, so that the reader can say what to do with it.
REFUSED = ("doc", "wps", "rtf", "ppt", "docm", "pptm")
EXAMPLE = N_(
    "今年上半年，街道人大工委组织理论宣讲6次、议政会3次，代表进站5次。各网格受理矛盾纠纷148起，"
    "化解152起，化解率95.9%，同比下降0.3个百分点；整改安全隐患300余条，上门服务企业63次，"
    "同比增长31.3%，完成年度目标的35%。红旗一网格化解纠纷20起，滨河社区化解纠纷12起。"
    "4月，安全环保组用5天协调修好路灯23盏，疏通管道15米。群众急难愁盼事项8件全部办结，走访困难家庭15户。"
)


def draw(now: Asked) -> KeptDraft | None:
    """Draw the place for a draft, or the draft that is being checked; return it, or None."""
    draft: KeptDraft | None = st.session_state.get(_KEPT)
    if draft is None:
        _come_in()
        return None
    with st.container(horizontal=True, vertical_alignment="center", key="proofread_what"):
        period = own.over(now, draft).filters.period
        told = _("{n:,}字，按{period}核对")
        told += _("；期间可在上方改选") if period == now.filters.period else ""
        headings.section(draft.name, told.format(n=len(draft.text), period=period.label))
        if st.button(_("换一份文稿"), key="proofread_again"):
            del st.session_state[_KEPT]
            st.rerun()
    own.say(now, draft)
    if draft.remarks:
        headings.told(*draft.remarks)
    if now.filters.grids or now.filters.deputy:
        headings.rule(_("核对以文稿里写的网格和代表为准，不受上方网格、代表筛选影响。"))
    return draft


def _come_in() -> None:
    """Draw the place for text and the place for a file."""
    left, right = st.columns([3, 2], gap="medium")
    with left:
        headings.section(_("粘贴文字"))
        text = st.text_area(
            _("文稿文字"),
            key=_TEXT,
            persist_state="session",
            height=210,
            placeholder=_("把要核对的文字粘贴到这里，再点“核对”。"),
            label_visibility="collapsed",
        )
        with st.container(horizontal=True, key="proofread_begin"):
            if st.button(_("核对"), type="primary", key="proofread_go"):
                if text.strip():
                    _keep(KeptDraft(_("粘贴的文字"), text))
                st.warning(_("还没有文字。请先粘贴文稿，或放入文件。"))
            if st.button(_("用示例试一试"), key="proofread_example"):
                _keep(KeptDraft(_("示例文字"), _(EXAMPLE)))
    with right:
        headings.section(_("或放入文件"))
        upload = st.file_uploader(
            _("文稿文件"),
            type=[*ENDINGS, *REFUSED],
            max_upload_size=MOST_BYTES // 2**20,
            key=f"proofread_upload_{st.session_state.get(_ROUND, 0)}",
            label_visibility="collapsed",
        )
        most = _("不超过{n}MB。文稿只在本机核对，不保存。").format(n=MOST_BYTES // 2**20)
        headings.rule(_(USABLE) + most)
        if upload:
            try:
                _take(upload)
            except GridLensError as error:
                st.error(f"{upload.name}：{error}")


def _take(upload: Uploaded) -> None:
    name, data = safe(upload.name), bytes(upload.getbuffer())
    draft = kept(name, data)
    st.session_state[_ROUND] = st.session_state.get(_ROUND, 0) + 1
    _keep(draft)


def _keep(draft: KeptDraft) -> None:
    st.session_state[_KEPT] = draft
    st.rerun()
