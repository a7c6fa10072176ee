"""Two classes share a method's name; one is called."""

class Door:
    def open(self):
        pass


class Gate:
    def open(self):
        pass


def use(thing):
    thing.open()


use(Door())
Gate()
