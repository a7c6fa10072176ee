"""A name that is assigned in a branch keeps, on the way past it, what failed the branch's test."""


class Shape:
    def draw(self): ...


class Square(Shape):
    def draw(self): ...


class Text:
    def draw(self): ...


def converted(one):
    if isinstance(one, Shape):
        one = Text()
    one.draw()


def made_basic(one):
    if isinstance(one, Shape) and not isinstance(one, Square):
        one = Text()
    one.draw()


def either(one):
    if not isinstance(one, Shape) or isinstance(one, Square):
        one.draw()


def neither(one):
    if isinstance(one, (Square, Text)) or (isinstance(one, Shape) and callable(one)):
        return
    one.draw()


for thing in (Shape(), Square(), Text()):
    converted(thing)
    made_basic(thing)
    either(thing)
    neither(thing)
