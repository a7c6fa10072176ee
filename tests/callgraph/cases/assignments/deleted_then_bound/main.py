"""After del the name holds only what is bound anew."""

def first():
    pass


def second():
    pass


action = first
del action
action = second
action()
