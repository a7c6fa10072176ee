"""A key stored before the dict is spread."""

def first():
    pass


def second():
    pass


def run(action, other):
    action()


options = {"action": first, "other": first}
options["action"] = second
run(**options)
