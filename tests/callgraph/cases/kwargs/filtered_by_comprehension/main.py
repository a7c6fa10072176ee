"""Keywords filtered and renamed by a dict comprehension."""

def public(**kwargs):
    kept = {key: value for key, value in kwargs.items() if value is not None}
    return target(**kept)


def target(handler=None, callback=None):
    handler()
    if callback:
        callback()


def handle():
    pass


public(handler=handle, callback=None)
