"""A generic function with implementations registered by type, by annotation and by call."""

from functools import singledispatch

@singledispatch
def show(value):
    fallback()


@show.register
def show_int(value: int):
    pass


@show.register(list)
def show_list(value):
    pass


def show_text(value):
    pass


def fallback():
    pass


show.register(str, show_text)
show(1)
show([])
show("a")
show(None)
