"""Items of one list are told apart by inspect."""

import inspect


def a():
    return 1


class B:
    def __init__(self):
        self.x = 1


class C:
    def go(self):
        return 2


for item in (a, B, C().go):
    if inspect.isclass(item):
        item()
    elif inspect.ismethod(item):
        item()
    else:
        item()


def run(items):
    for item in items:
        is_method = inspect.ismethod(item)
        if is_method:
            item()


run([a, C().go])
