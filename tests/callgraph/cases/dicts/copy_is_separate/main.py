"""A copy does not see later stores."""

def first():
    pass


def second():
    pass


actions = {"a": first}
copy = actions.copy()
actions["a"] = second
copy["a"]()
