"""Two stars before an object with keys ask it for them, and for what is under each."""

class Options:
    def __init__(self, hook):
        self.hook = hook

    def keys(self):
        return ["hook"]

    def __getitem__(self, key):
        return self.hook


def collected(**options):
    options["hook"]()


def named(hook):
    hook()


def first(): ...


def second(): ...


collected(**Options(first))
named(**Options(second))
