"""A loop leaves an endless generator."""

def target():
    pass


def forever():
    while True:
        yield target


for action in forever():
    action()
    break
