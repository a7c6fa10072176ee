"""An attribute set from outside the class."""

def target():
    pass


class Box:
    pass


box = Box()
box.action = target
box.action()
