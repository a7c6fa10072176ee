"""The values of **kwargs are called by a loop."""

def on_start():
    pass


def on_end():
    pass


def run(**hooks):
    for hook in hooks.values():
        hook()


run(start=on_start, end=on_end)
