"""A bound method kept in a variable."""

class Door:
    def open(self):
        self.creak()

    def creak(self):
        pass


action = Door().open
action()
