"""A copied context runs a function, as web frameworks do."""

import contextvars


def work(action):
    return action


def target():
    pass


contextvars.copy_context().run(work, target)()
