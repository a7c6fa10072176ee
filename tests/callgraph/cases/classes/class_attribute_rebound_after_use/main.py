"""Before the method was replaced the first one ran."""

def other(door):
    pass


class Door:
    def open(self):
        pass


Door().open()
Door.open = other
Door().open()
