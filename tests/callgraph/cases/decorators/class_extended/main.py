"""A class decorator adds a method."""

def openable(kind):
    def open_it(self):
        self.creak()

    kind.open = open_it
    return kind


@openable
class Door:
    def creak(self):
        pass


Door().open()
