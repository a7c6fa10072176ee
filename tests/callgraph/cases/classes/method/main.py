"""A method called on a new instance."""

class Door:
    def open(self):
        pass


Door().open()
