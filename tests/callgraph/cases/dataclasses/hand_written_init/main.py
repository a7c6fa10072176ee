"""A dataclass with an __init__ of its own keeps it."""

from dataclasses import dataclass

@dataclass(init=False)
class Task:
    action: object

    def __init__(self, name):
        self.action = lookup(name)


def lookup(name):
    return work


def work():
    pass


Task("work").action()
