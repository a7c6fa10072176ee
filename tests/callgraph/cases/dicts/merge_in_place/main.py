"""The in-place merge changes the dict itself."""

def first():
    pass


def second():
    pass


actions = {"a": first}
same = actions
actions |= {"a": second}
same["a"]()
