"""A method replaces the attribute that another calls."""

def first():
    pass


class Box:
    def __init__(self):
        self.action = None

    def fill(self):
        self.action = first

    def run(self):
        self.action()


box = Box()
box.fill()
box.run()
