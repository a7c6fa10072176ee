"""A default in a lambda keeps the value of each turn."""

def first():
    pass


def second():
    pass


for act in [lambda call=call: call() for call in (first, second)]:
    act()
