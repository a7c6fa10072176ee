"""A returned class is called to make an instance."""

class Door:
    def __init__(self):
        pass


def kind():
    return Door


kind()()
