"""A member by value, by name, and the method of what it gives."""

from enum import Enum

class Mode(Enum):
    FAST = "fast"
    SLOW = "slow"

    def run(self):
        return start()


def start():
    pass


Mode("fast").run()
Mode["SLOW"].run()
