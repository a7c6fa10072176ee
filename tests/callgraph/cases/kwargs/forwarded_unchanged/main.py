"""Everything is handed on by two layers of wrappers; a keyword is popped on the way."""

def outer(*args, **kwargs):
    hook = kwargs.pop("hook", None)
    if hook:
        hook()
    return middle(*args, **kwargs)


def middle(*args, **kwargs):
    return inner(*args, **kwargs)


def inner(action, *, then=None, **rest):
    action()
    then()
    rest["last"]()


def act():
    pass


def follow():
    pass


def hook():
    pass


def last():
    pass


outer(act, then=follow, hook=hook, last=last)
