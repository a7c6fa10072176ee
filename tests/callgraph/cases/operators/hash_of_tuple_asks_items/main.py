"""The hash of a tuple or frozenset is made of those of what is in it."""

class Part:
    def __init__(self, value):
        self.value = value

    def __hash__(self):
        return hash(self.value)


class Left(Part):
    pass


def first():
    return hash(Part(("and", Left(1))))


def second():
    return {Left(frozenset([Part(1)])): 1}


def third():
    return hash((1, [Part(2)][0]))


first()
second()
third()
