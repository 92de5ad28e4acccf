"""The bare page that the application is measured against: a title, and a choice shown as text."""

import streamlit as st

CHOICES = [f"选项{number}" for number in range(1, 41)]


def one() -> None:
    """Show the first page."""
    st.title("空白页一")
    chosen = st.selectbox("选择", CHOICES, key="choice")
    st.write(f"已选：{chosen}")


def two() -> None:
    """Show the second page."""
    st.title("空白页二")
    st.selectbox("选择", CHOICES, key="other")


st.set_page_config(layout="wide")
st.navigation(
    [
        st.Page(one, title="空白页一", url_path="one", default=True),
        st.Page(two, title="空白页二", url_path="two"),
    ]
).run()
