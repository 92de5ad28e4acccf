"""Fill-in templates to download: the template of one ledger, or all of them in one .zip."""

import zipfile
from io import BytesIO

import streamlit as st

from gridlens.intake.template import names_of, template, years_of
from gridlens.ledgers import ledger as find_ledger
from gridlens.ledgers import ledgers
from gridlens.render.media import MEDIA_TYPES
from gridlens.render.xlsx.template import file_name, template_workbook
from gridlens.settings import settings
from gridlens.store.version import Version
from gridlens.translation import _
from pages.parts.question import Asked
from pages.parts.show import headings

_STAMP = (1980, 1, 1, 0, 0, 0)


def show(now: Asked) -> None:
    """Offer the template of one ledger, and all templates together."""
    headings.section(_("填报模板"), _("给网格、社区和小组填写的空表"))
    titles = {key: _(ledger.title) for key, ledger in ledgers().items()}
    chosen = st.selectbox(
        _("哪本台账"),
        list(titles),
        format_func=titles.__getitem__,
        key="data_template",
        persist_state="session",
        label_visibility="collapsed",
    )
    version = now.version
    with st.container(horizontal=True, vertical_alignment="center", key="data_take"):
        st.download_button(
            _("下载模板（.xlsx）"),
            data=lambda: _made(version, chosen),
            file_name=file_name(find_ledger(chosen)),
            mime=MEDIA_TYPES["xlsx"],
            key="export_template",
            on_click="ignore",
        )
        st.download_button(
            _("全部{n}本（.zip）").format(n=len(titles)),
            data=lambda: _packed(version),
            file_name=_("{office}-填报模板.zip").format(office=settings().office),
            mime=MEDIA_TYPES["zip"],
            key="export_templates",
            on_click="ignore",
        )
    headings.rule(
        _("网格、代表和类别可以下拉选择，日期和数字填错会提示；每列的批注写明怎样填。"),
        _("下拉的名称取自现在的名册；名册变动后请重新下载。粘贴会盖掉规则，导入时仍会逐行检查。"),
    )


def _made(version: Version, key: str) -> bytes:
    return template_workbook(template(find_ledger(key), names_of(version), years_of(version)))


def _packed(version: Version) -> bytes:
    memory = BytesIO()
    with zipfile.ZipFile(memory, "w", zipfile.ZIP_STORED) as packed:
        for key, ledger in ledgers().items():
            packed.writestr(zipfile.ZipInfo(file_name(ledger), _STAMP), _made(version, key))
    return memory.getvalue()
