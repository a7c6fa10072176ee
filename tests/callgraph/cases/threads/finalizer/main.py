"""weakref.finalize calls a function when an object goes away."""

import weakref


class Model:
    pass


def release(action):
    action()


def target():
    pass


model = Model()
weakref.finalize(model, release, target)
del model
