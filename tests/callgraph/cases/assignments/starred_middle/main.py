"""Names after the starred target count from the end."""

def first():
    pass


def second():
    pass


def third():
    pass


def fourth():
    pass


head, *middle, last = [first, second, third, fourth]
last()
middle[0]()
