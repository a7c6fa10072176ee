"""A context manager made of a generator decorates: each call runs the generator again."""

from contextlib import contextmanager


def opened(): ...


@contextmanager
def within(name):
    opened()
    yield name


@within("job")
def work(value):
    return value


class Service:
    @within("method")
    def run(self, step):
        return step()


def step(): ...


def main():
    work(1)
    Service().run(step)


main()
