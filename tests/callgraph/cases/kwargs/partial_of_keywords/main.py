"""A partial holds keywords that come as a dict; a call site overrides one."""

from functools import partial

def prepare(**settings):
    return partial(execute, **settings)


def execute(task, before=None, after=None):
    before()
    task()
    after()


def a():
    pass


def b():
    pass


def c():
    pass


prepare(before=a, after=b)(c, after=c)
