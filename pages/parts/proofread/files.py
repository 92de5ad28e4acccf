"""Files to download: the draft with changes and comments, its new text, and the proof sheet."""

from pathlib import PurePath

import pandas as pd
import streamlit as st

from gridlens.figures.numbers import rounded
from gridlens.proofread.corrected import corrected, corrected_text
from gridlens.proofread.figures import Figures
from gridlens.proofread.sheet import proof_sheet, sheet_notes
from gridlens.proofread.sources import sources
from gridlens.render.docx.proof_sheet import proof_sheet_docx
from gridlens.render.media import MEDIA_TYPES
from gridlens.render.xlsx.workbook import workbook
from gridlens.settings import settings
from gridlens.translation import _
from pages.parts.proofread.kept import KeptDraft
from pages.parts.proofread.standing import Standing
from pages.parts.question import Asked


def offer(now: Asked, draft: KeptDraft, stand: Standing) -> None:
    """Offer the draft as .docx with changes and comments, its new text, and the proof sheet."""
    name = PurePath(draft.name).stem if draft.data else draft.name
    taken, text = stand.taken, draft.text

    def sheet() -> pd.DataFrame:
        rows = sources(Figures(now.version, now.filters.as_of), stand.found)
        return proof_sheet(text, stand.found, stand.settled, draft.beside, rows)

    with st.container(key="proofread_files", horizontal=True):
        st.download_button(
            _("修订稿（.docx）") if taken else _("带批注的文稿（.docx）"),
            data=lambda: corrected(draft.opened(), stand.commented, taken),
            file_name=(_("{name}-修订.docx") if taken else _("{name}-批注.docx")).format(name=name),
            mime=MEDIA_TYPES["docx"],
            key="proofread_docx",
            type="primary",
            on_click="ignore",
        )
        if taken and not draft.of_word:
            st.download_button(
                _("改后文字（.txt）"),
                data=lambda: corrected_text(text, stand.found, taken).encode("utf-8-sig"),
                file_name=_("{name}-改后.txt").format(name=name),
                mime="text/plain",
                key="proofread_txt",
                on_click="ignore",
            )
        st.download_button(
            _("核对表（.xlsx）"),
            data=lambda: workbook({_("核对表"): sheet()}, _notes(now)),
            file_name=_("{name}-核对表.xlsx").format(name=name),
            mime=MEDIA_TYPES["xlsx"],
            key="proofread_xlsx",
            on_click="ignore",
        )
        st.download_button(
            _("核对表（.docx）"),
            data=lambda: proof_sheet_docx(
                _("{name}核对表").format(name=name),
                _notes(now),
                sheet(),
            ),
            file_name=_("{name}-核对表.docx").format(name=name),
            mime=MEDIA_TYPES["docx"],
            key="proofread_sheet_docx",
            on_click="ignore",
        )
    if taken and not draft.of_word:
        with st.expander(_("改后文字"), key="proofread_after"):
            st.code(corrected_text(text, stand.found, taken), language=None, wrap_lines=True)


def _notes(now: Asked) -> list[str]:
    """Return the notes that a reader of the sheet must know."""
    told = _("按{period}核对；数据截至 {day}；第 {number} 版").format(
        period=now.filters.period.label,
        day=now.filters.as_of.isoformat(),
        number=rounded(now.version.number, 0),
    )
    sample = [_("演示数据，均为虚构")] if now.version.sample else []
    return [f"{settings().office} {_('数据核对')}", told, *sample, *sheet_notes()]
