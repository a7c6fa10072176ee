"""The name of a type chooses a method."""

class Circle:
    pass


class Square:
    pass


class Printer:
    def show(self, shape):
        method = getattr(self, "show_" + type(shape).__name__.lower())
        return method(shape)

    def show_circle(self, shape):
        pass

    def show_square(self, shape):
        pass


Printer().show(Square())
