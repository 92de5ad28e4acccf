"""Files to download: the draft with comments, and the list of its numbers."""

from pathlib import PurePath

import streamlit as st

from gridlens.figures.numbers import rounded
from gridlens.proofread.comments import commented
from gridlens.proofread.finding import Finding
from gridlens.proofread.listing import listing
from gridlens.render.media import MEDIA_TYPES
from gridlens.render.xlsx.workbook import workbook
from gridlens.settings import settings
from gridlens.translation import _
from pages.parts.proofread.draft import KeptDraft
from pages.parts.question import Asked


def offer(now: Asked, draft: KeptDraft, found: list[Finding]) -> None:
    """Offer the draft as .docx with comments beside its numbers, and a list of them as .xlsx."""
    name = PurePath(draft.name).stem if draft.data else draft.name
    with st.container(key="proofread_files", horizontal=True):
        st.download_button(
            _("带批注的文稿（.docx）"),
            data=lambda: commented(draft.opened(), found),
            file_name=_("{name}-批注.docx").format(name=name),
            mime=MEDIA_TYPES["docx"],
            key="proofread_docx",
            type="primary",
            on_click="ignore",
        )
        st.download_button(
            _("核对清单（.xlsx）"),
            data=lambda: workbook({_("核对清单"): listing(draft.text, found)}, _notes(now)),
            file_name=_("{name}-核对清单.xlsx").format(name=name),
            mime=MEDIA_TYPES["xlsx"],
            key="proofread_xlsx",
            on_click="ignore",
        )


def _notes(now: Asked) -> list[str]:
    """Return the notes that a reader of the list must know."""
    told = _("按{period}核对；数据截至 {day}；第 {number} 版").format(
        period=now.filters.period.label,
        day=now.filters.as_of.isoformat(),
        number=rounded(now.version.number, 0),
    )
    sample = [_("演示数据，均为虚构")] if now.version.sample else []
    return [f"{settings().office} {_('数据核对')}", told, *sample]
