"""enumerate numbers functions."""

def first():
    pass


def second():
    pass


for number, action in enumerate([first, second]):
    action()
