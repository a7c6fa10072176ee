"""In a display the later of two equal keys counts."""

def first():
    pass


def second():
    pass


actions = {"a": first, "a": second}
actions["a"]()
