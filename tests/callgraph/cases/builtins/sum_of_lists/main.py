"""Lists, added up to one."""

def a():
    pass


def b():
    pass


for hook in sum([[a], [b]], []):
    hook()
