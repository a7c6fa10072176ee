"""A dict of keywords is built under conditions, then splatted."""

def build(fast):
    options = {"start": plain}
    if fast:
        options["stop"] = quick
    options.update(extra=more)
    options.setdefault("start", never)
    return run(**options)


def run(start, stop=None, **kwargs):
    start()
    if stop:
        stop()
    for function in kwargs.values():
        function()


def plain():
    pass


def quick():
    pass


def more():
    pass


def never():
    pass


build(True)
