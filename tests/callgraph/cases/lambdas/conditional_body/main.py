"""Both arms of a lambda's body run."""

def first():
    pass


def second():
    pass


pick = lambda flag: first() if flag else second()
pick(True)
pick(False)
