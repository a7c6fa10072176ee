"""A store in a branch may or may not have happened."""

def first():
    pass


def second():
    pass


class Box:
    def __init__(self, wanted):
        self.action = first
        if wanted:
            self.action = second
        self.action()


Box(True)
Box(False)
