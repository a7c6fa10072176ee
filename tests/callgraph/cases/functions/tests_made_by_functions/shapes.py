def has(thing, name):
    return hasattr(thing, name) and not callable(getattr(thing, name))


def is_round(thing, name):
    return thing is not None and has(thing, name)


def is_box(thing):
    return hasattr(thing, "stack") or isinstance(thing, (list, tuple))
