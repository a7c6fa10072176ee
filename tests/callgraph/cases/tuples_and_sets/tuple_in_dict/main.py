"""Tuples as values of a dict."""

def first():
    pass


def second():
    pass


table = {"a": (first, second)}
left, right = table["a"]
right()
