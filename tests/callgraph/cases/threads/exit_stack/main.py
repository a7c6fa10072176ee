"""An ExitStack enters context managers and calls what it was given on leaving."""

from contextlib import ExitStack


class Resource:
    def __enter__(self):
        return self

    def __exit__(self, *error):
        self.free()

    def free(self):
        pass

    def use(self):
        pass


def cleanup(action):
    action()


def target():
    pass


with ExitStack() as stack:
    stack.enter_context(Resource()).use()
    stack.callback(cleanup, target)
