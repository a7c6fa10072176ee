"""An inner function rebinds the outer one's variable."""

def first():
    pass


def second():
    pass


def run():
    action = first

    def change():
        nonlocal action
        action = second

    action()
    change()
    action()


run()
