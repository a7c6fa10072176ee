"""What is set on an object that stands for a type is not called by its methods."""

import typing


def shown(value):
    return "shown"


T = typing.TypeVar("T")
T.note = shown
T.__repr__()
