"""A method taken from the class is called with the instance."""

class Door:
    def open(self):
        self.creak()

    def creak(self):
        pass


Door.open(Door())
