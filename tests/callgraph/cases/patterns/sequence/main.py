"""A sequence pattern takes the items apart."""

def load():
    pass


def save():
    pass


def drop():
    pass


def handle(commands):
    match commands:
        case [first, *others, last]:
            first()
            others[0]()
            last()


handle([load, save, drop])
