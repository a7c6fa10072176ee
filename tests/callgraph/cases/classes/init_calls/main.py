"""__init__ calls a function that it was given."""

def target():
    pass


class Door:
    def __init__(self, action):
        action()


Door(target)
