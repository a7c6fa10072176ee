"""What functions of the program say of a value decides what it can be."""

from shapes import is_round
import shapes


class Ball:
    radius = 1

    def roll(self): ...


class Box:
    def roll(self): ...
    def stack(self): ...


def is_text(value):
    """Whether it is a text."""
    return isinstance(value, str)


def move(thing):
    if is_round(thing, "radius"):
        thing.roll()
    elif not is_text(thing) and shapes.is_box(thing):
        thing.stack()
    else:
        thing.upper()


ball = Ball()
move(ball)
move(Box())
move("text")
shapes.is_box(7)
