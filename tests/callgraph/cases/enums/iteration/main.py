"""A loop over the members, and a property of theirs."""

from enum import Enum

class Stage(Enum):
    BUILD = 1
    TEST = 2

    @property
    def title(self):
        return label(self.name)


def label(name):
    return name


titles = [stage.title for stage in Stage]
