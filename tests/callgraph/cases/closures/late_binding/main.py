"""A closure sees what the name was bound to last."""

def first():
    pass


def second():
    pass


def outer():
    action = first

    def run():
        action()

    action = second
    run()


outer()
