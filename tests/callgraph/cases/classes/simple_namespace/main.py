"""A namespace holds what its keywords and later assignments say."""

from types import SimpleNamespace


def load():
    pass


def save():
    pass


def close():
    pass


options = {"save": save}
actions = SimpleNamespace(load=load, **options)
actions.close = close
actions.load()
actions.save()
actions.close()
