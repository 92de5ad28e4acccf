"""Frozen briefings: freeze this one, see what has changed since, download the kept files."""

from collections.abc import Sequence
from functools import partial
from html import escape

import streamlit as st

from gridlens.briefing.choice import BriefingChoice
from gridlens.briefing.content import Briefing
from gridlens.briefing.kept.differences import Difference, differences, differences_sentence
from gridlens.briefing.kept.frozen import Frozen, discard, files, freeze, frozen
from gridlens.errors import GridLensError
from gridlens.figures.scope import Scope
from gridlens.render.briefing_files import FORMS, ZIP, by_form, named, packed
from gridlens.render.media import MEDIA_TYPES
from gridlens.settings import who
from gridlens.store.version import Version
from gridlens.translation import _
from pages.parts.briefing import made as briefing_made
from pages.parts.question import Asked
from pages.parts.show import headings

MOST = 30
_TOLD = "briefing_told"


def button(now: Asked, choice: BriefingChoice, found: Briefing) -> None:
    """Draw the button that freezes what is shown, with its files."""
    told = _("把现在的数字、选择和文件原样留存；以后可看哪些数字变了、因为哪次导入")
    if not st.button(_("冻结"), key="briefing_freeze", icon=":material/ac_unit:", help=told):
        return
    try:
        with st.spinner(_("正在生成文件并冻结……")):
            made = {form: briefing_made.file(found, form) for form in FORMS}
            freeze(now.version, now.scope, found, choice, made, who())
    except GridLensError as error:
        st.error(str(error))
        return
    st.session_state[_TOLD] = _("已冻结：{title}").format(title=found.title)
    st.rerun()


def show(now: Asked) -> None:
    """Show every frozen briefing, the latest first; an opened one shows what has changed since."""
    if told := st.session_state.pop(_TOLD, None):
        st.toast(told)
    kept = frozen(now.version.folder)
    if not kept:
        return
    with st.container(key="panel_frozen"):
        headings.section(_("已冻结的汇报材料"), _("共{n}份，新的在前").format(n=len(kept)))
        for one in kept:
            label = _("{title}，{at}，{who}，第{n}版").format(
                title=one.title,
                at=one.frozen_at.strftime("%Y-%m-%d %H:%M"),
                who=one.frozen_by or _("未署名"),
                n=one.version,
            )
            box = st.expander(label, key=f"frozen_{one.name}", on_change="rerun")
            if box.open:
                with box:
                    _opened(now, one)


def _opened(now: Asked, one: Frozen) -> None:
    found = _differences(now.version, now.goals_key, now.scope, one.name, one)
    st.html(f'<p class="gl-brief">{escape(differences_sentence(found, one, now.version))}</p>')
    if found:
        every = len(found) <= MOST or st.toggle(
            _("列出全部{n}个").format(n=len(found)), key=f"every_{one.name}"
        )
        _table(found if every else found[:MOST])
    with st.container(horizontal=True, key=f"files_{one.name}"):
        for form in (*_forms_kept(now.version, one.name), ZIP):
            name = named(f"{one.title}-{one.frozen_at:%Y%m%d}", form)
            st.download_button(
                _("全部打包（.zip）")
                if form == ZIP
                else f"{_(FORMS[form].name)}（.{FORMS[form].ending}）",
                data=partial(_file, now.version, one, form),
                file_name=name,
                mime=MEDIA_TYPES[FORMS[form].ending if form in FORMS else ZIP],
                key=f"kept_{one.name}_{form}",
                on_click="ignore",
                icon=":material/download:",
            )
        st.space("stretch")
        if st.button(_("从列表去掉"), key=f"discard_{one.name}", type="tertiary"):
            try:
                discard(now.version.folder, one, who())
            except GridLensError as error:
                st.error(str(error))
                return
            st.rerun()


def _forms_kept(version: Version, name: str) -> list[str]:
    """Return the forms that were kept of a frozen briefing, in the usual order."""
    kept = by_form(files(version.folder, name))
    return [form for form in FORMS if form in kept]


def _label(form: str) -> str:
    if form == ZIP:
        return _("全部打包（.zip）")
    return f"{_(FORMS[form].name)}（.{FORMS[form].ending}）"


def _file(version: Version, one: Frozen, form: str) -> bytes:
    """Return a kept file as it was, or all of them in one .zip."""
    kept = by_form(files(version.folder, one.name))
    if form != ZIP:
        return kept[form]
    return packed(kept, one.title)


def _table(found: Sequence[Difference]) -> None:
    """Show each figure that differs: then, now, and why."""
    heads = (_("数字"), _("冻结时"), _("现在"), _("原因"))
    head = "".join(
        f'<th scope="col"{_LEFT if place == 3 else ""}>{escape(title)}</th>'
        for place, title in enumerate(heads)
    )
    rows = "".join(
        f'<tr><th scope="row">{escape(one.label)}</th><td>{escape(one.then_text)}</td>'
        f"<td>{escape(one.now_text)}</td><td{_LEFT}>{escape('；'.join(one.why))}</td></tr>"
        for one in found
    )
    st.html(
        f'<div class="gl-scroll" tabindex="0" role="region" aria-label="{_("有变化的数字")}">'
        f'<table class="gl-table gl-briefed"><thead><tr>{head}</tr></thead>'
        f"<tbody>{rows}</tbody></table></div>"
    )


_LEFT = ' class="gl-left"'


@st.cache_resource(max_entries=24, show_spinner=False)
def _differences(
    _version: Version, goals_key: tuple[str, int, int], scope: Scope, name: str, _one: Frozen
) -> list[Difference]:
    return differences(_version, scope, _one)
