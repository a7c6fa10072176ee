"""A function of a module by its name."""

import store

def call(name):
    return getattr(store, name)()


call("save")
