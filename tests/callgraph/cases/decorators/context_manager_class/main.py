"""A class with `ContextDecorator` decorates: each call enters and leaves the object."""

from contextlib import ContextDecorator


class Timer(ContextDecorator):
    def __init__(self, name):
        self.name = name

    def __enter__(self):
        return self

    def __exit__(self, *exc):
        self.stop()

    def stop(self): ...


@Timer("job")
def work(step):
    return step()


def step(): ...


def main():
    work(step)
    with Timer("block"):
        step()


main()
