"""A class decorator that returns the class."""

def register(kind):
    return kind


@register
class Door:
    def __init__(self):
        pass

    def open(self):
        pass


Door().open()
