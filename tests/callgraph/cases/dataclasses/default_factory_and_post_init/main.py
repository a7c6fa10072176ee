"""Default factories run at each construction, then __post_init__."""

from dataclasses import dataclass, field

class Registry:
    def add(self, item):
        pass


def make_name():
    return "name"


@dataclass
class Service:
    name: str = field(default_factory=make_name)
    registry: Registry = field(default_factory=Registry)

    def __post_init__(self):
        self.registry.add(self.name)


Service()
