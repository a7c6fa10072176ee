"""An inner function appends to the list of the outer one."""

def first():
    pass


def second():
    pass


def build():
    actions = [first]

    def add():
        actions.insert(0, second)

    add()
    return actions[0]


build()()
