"""A generated comparison, and asdict over fields."""

from dataclasses import dataclass, fields

def build():
    pass


@dataclass(order=True)
class Step:
    rank: int
    action: object

    def run(self):
        for item in fields(self):
            value = getattr(self, item.name)
        self.action()


sorted([Step(2, build), Step(1, build)])[0].run()
