"""A double-starred dict at the call binds by key."""

def first():
    pass


def second():
    pass


def run(left, right):
    left()


options = {"right": first, "left": second}
run(**options)
