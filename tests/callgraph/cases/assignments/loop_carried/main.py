"""The value of one turn is called in the next."""

def first():
    pass


def second():
    pass


current = first
for following in (second, second):
    current()
    current = following
