"""Brings the number that is being settled into view in the text, and takes clicks on the others."""

import streamlit as st

from pages.parts.proofread.walk import AT

_KEY = "proofread_here"
_COMPONENT = st.components.v2.component(
    "gridlens_proofread_here",
    js="""
export default function (component) {
  const { data, setTriggerValue } = component
  const show = () => {
    const mark = document.getElementById("gl-here")
    const box = mark?.closest(".gl-draft")
    if (!box || window.gridlensHere === data?.at) return
    window.gridlensHere = data?.at
    const down = mark.getBoundingClientRect().top - box.getBoundingClientRect().top
    if (down < 0 || down > box.clientHeight - 60) box.scrollTop += down - box.clientHeight / 3
  }
  const choose = (event) => {
    const mark = event.target.closest?.(".gl-draft mark[data-at]")
    if (!mark || window.getSelection()?.toString()) return
    setTriggerValue("chosen", Number(mark.dataset.at))
  }
  setTimeout(show, 60)
  document.addEventListener("click", choose)
  return () => document.removeEventListener("click", choose)
}
""",
)


def follow() -> None:
    """Show the number at which the walk stands; a click on another one lets the walk go there.

    Without a mouse the same is done by the list of the walk.
    """

    def chosen() -> None:
        at = st.session_state[_KEY].chosen
        if at is not None:
            st.session_state[AT] = int(at)

    _COMPONENT(data={"at": st.session_state.get(AT)}, key=_KEY, on_chosen_change=chosen)
