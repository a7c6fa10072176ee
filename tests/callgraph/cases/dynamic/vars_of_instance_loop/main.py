"""A loop over the attributes of an instance calls each."""

def first():
    pass


def second():
    pass


class Hooks:
    def __init__(self):
        self.first = first
        self.second = second

    def never(self):
        pass


for hook in vars(Hooks()).values():
    hook()
