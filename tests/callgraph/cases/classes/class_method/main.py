"""A class method receives the class."""

class Door:
    @classmethod
    def make(cls):
        return cls()

    def open(self):
        pass


Door.make().open()
