"""Keyword-only fields, and a field without init."""

from dataclasses import KW_ONLY, dataclass, field

def first():
    pass


def second():
    pass


@dataclass
class Steps:
    _: KW_ONLY
    before: object = first
    log: list = field(default_factory=list, init=False)
    after: object = second

    def run(self):
        self.log.append(self.before)
        for step in self.log:
            step()
        self.after()


Steps(after=first).run()
