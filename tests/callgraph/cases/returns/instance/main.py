"""A method of a returned instance."""

class Door:
    def open(self):
        pass


def make():
    return Door()


make().open()
