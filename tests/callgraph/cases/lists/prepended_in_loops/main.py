"""Lists that are put before each other, again and again, are linked all the same."""


def first():
    pass


def second():
    pass


def grow(items, count):
    while count:
        items = [first] + items
        others = [second, second] + items
        items = [second] + others
        count -= 1
    return items


for item in grow([], 40):
    item()
