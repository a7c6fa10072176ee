"""A table keyed by members."""

from enum import Enum

class Kind(Enum):
    TEXT = "text"
    IMAGE = "image"


def show_text():
    pass


def show_image():
    pass


HANDLERS = {Kind.TEXT: show_text, Kind.IMAGE: show_image}
HANDLERS[Kind.IMAGE]()
