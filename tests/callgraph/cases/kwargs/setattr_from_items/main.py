"""A constructor stores every keyword under its name."""

class Namespace:
    def __init__(self, **kwargs):
        for key, value in kwargs.items():
            setattr(self, key, value)


def on_start():
    pass


def on_stop():
    pass


hooks = Namespace(on_start=on_start, on_stop=on_stop)
hooks.on_stop()
