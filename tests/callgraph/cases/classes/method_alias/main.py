"""A second name for a method in the class body."""

class Door:
    def open(self):
        pass

    unlock = open


Door().unlock()
