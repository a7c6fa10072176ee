"""`as` binds what an inner pattern matched."""

class Circle:
    def area(self):
        pass


class Square:
    def area(self):
        pass


def total(shapes):
    match shapes:
        case [Circle() as circle, Square() as square]:
            circle.area()
            square.area()


total([Circle(), Square()])
