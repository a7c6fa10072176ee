"""The key is an argument; each caller passes one."""

def first():
    pass


def second():
    pass


def third():
    pass


actions = {"a": first, "b": second, "c": third}


def run(key):
    actions[key]()


run("a")
run("b")
