"""A dataclass is no sequence of its fields."""

from dataclasses import dataclass


def load():
    pass


def save():
    pass


@dataclass
class Actions:
    first: object

    def __len__(self):
        return 1


actions = Actions(load)
actions.first()
try:
    for action in Actions(save):
        action()
except TypeError:
    load()
