"""What a try that failed stored is there or not."""

def first():
    pass


def second():
    pass


def fail():
    raise ValueError


actions = {"a": first}
try:
    actions["a"] = second
    fail()
except ValueError:
    actions["a"]()
