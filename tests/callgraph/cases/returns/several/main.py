"""Every return statement that runs contributes."""

def first():
    pass


def second():
    pass


def pick(flag):
    if flag:
        return first
    return second


for flag in (True, False):
    pick(flag)()
