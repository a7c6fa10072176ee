"""Fields of the base come first; a subclass overrides a default; super().__post_init__."""

from dataclasses import dataclass

def plain():
    pass


def loud():
    pass


def extra():
    pass


@dataclass
class Base:
    action: object = plain

    def __post_init__(self):
        self.action()


@dataclass
class Child(Base):
    action: object = loud
    more: object = extra

    def __post_init__(self):
        super().__post_init__()
        self.more()


Child()
Base()
