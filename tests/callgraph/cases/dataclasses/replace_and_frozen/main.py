"""A frozen dataclass is changed by replace, which constructs anew."""

from dataclasses import dataclass, replace

@dataclass(frozen=True)
class Policy:
    retry: object

    def __post_init__(self):
        object.__setattr__(self, "attempts", Attempts())

    def run(self):
        self.retry()
        self.attempts.count()


class Attempts:
    def count(self):
        pass


def never():
    pass


def always():
    pass


replace(Policy(never), retry=always).run()
