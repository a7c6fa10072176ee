"""`iter` gives a generator as it is: who asks for the next item resumes it."""


class Peeked:
    def __init__(self, source):
        self.source = iter(source)
        self.held = []

    def __iter__(self):
        return self

    def __next__(self):
        return self.held.pop() if self.held else next(self.source)

    def peek(self):
        self.held.append(next(self))
        return self.held[-1]


def steps():
    yield first
    yield second


def first():
    pass


def second():
    pass


peeked = Peeked(steps())
peeked.peek()()
for step in peeked:
    step()
