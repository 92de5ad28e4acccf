"""A choice of one value. The page's link holds its label, checked before the widget sees it."""

from collections.abc import Mapping, Sequence

import streamlit as st

from gridlens.errors import GridLensError
from gridlens.ledgers import indicators
from gridlens.translation import _


def indicator(label: str, key: str, keys: Sequence[str], default: str) -> str:
    """Draw a choice among indicators and return the key of the one chosen."""
    return one(label, key, {name: _(indicators()[name][0].label) for name in keys}, default)


def one(label: str, key: str, options: Mapping[str, str], default: str, width: int = 230) -> str:
    """Draw a choice among options by their labels, and return the key of the one chosen.

    ``options`` has a label for each key. A link may also give a key. Raises ``GridLensError`` if
    the link gives neither a key nor a label of an option.
    """
    by_label = {told: name for name, told in options.items()}
    linked = st.query_params.get(key)
    if linked and linked in options:
        st.session_state[key] = options[linked]
    elif linked and linked not in by_label:
        raise GridLensError(
            _("链接里的{label}“{text}”不在可选之列。").format(label=label, text=linked)
        )
    told = st.selectbox(
        label,
        list(by_label),
        index=list(options).index(default) if default in options else 0,
        key=key,
        bind="query-params",
        persist_state="session",
        label_visibility="collapsed",
        width=width,
    )
    return by_label[told]
