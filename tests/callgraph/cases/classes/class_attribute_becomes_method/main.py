"""A plain function in a class attribute is a method."""

def opened(door):
    door.creak()


class Door:
    open = opened

    def creak(self):
        pass


Door().open()
