"""Operators of sets, and the methods of the same kind, keep elements."""

def first():
    pass


def second():
    pass


def third():
    pass


def common():
    for action in {first, second} & {second, third}:
        action()


def without():
    for action in {first} - {second}:
        action()


def either():
    for action in {first} ^ {third}:
        action()


def in_place():
    actions = {first}
    actions |= {second}
    actions ^= {third}
    for action in actions:
        action()


def by_methods():
    actions = {first}
    actions.symmetric_difference_update([third])
    actions.difference_update([second])
    for action in actions.intersection([third, second]):
        action()


def of_keys():
    for action in {first: 1, second: 2}.keys() & [second]:
        action()


common()
without()
either()
in_place()
by_methods()
of_keys()
