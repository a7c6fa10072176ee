"""A dict handed to a function."""

def first():
    pass


def second():
    pass


def run(table):
    table["a"]()


run({"a": first, "b": second})
