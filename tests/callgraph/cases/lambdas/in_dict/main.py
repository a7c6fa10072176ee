"""Lambdas as values of a dict."""

def first():
    pass


def second():
    pass


actions = {
    "a": lambda: first(),
    "b": lambda: second(),
}
actions["a"]()
