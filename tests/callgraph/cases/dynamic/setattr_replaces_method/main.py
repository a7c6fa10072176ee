"""What `setattr` puts on one object hides the method of its class from then on."""

class Door:
    def open(self):
        return "by hand"


def by_motor():
    return "by motor"


door = Door()
door.open()


def motorize(door):
    setattr(door, "open", by_motor)
    return door.open()


motorize(Door())


class Gate:
    def open(self):
        return "by hand"


gate = Gate()
setattr(gate, "open", by_motor)
gate.open()
