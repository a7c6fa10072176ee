"""A widget runs its callback, with the arguments beside it, when it is used."""

import streamlit as st


def ask(action):
    action()


def target():
    pass


def page():
    st.button("ask", on_click=ask, args=(target,))
    with st.form("f"):
        st.form_submit_button("go", on_click=lambda: target())


page()
