"""A type alias names a callable type."""

from collections.abc import Callable

type Action = Callable[[], None]


def save():
    pass


def run(action: Action):
    action()


run(save)
