"""A class attribute holds a dict of classes."""

class Shape:
    kinds = {}

    @classmethod
    def add(cls, name, kind):
        cls.kinds[name] = kind


class Circle:
    def draw(self):
        pass


Shape.add("circle", Circle)
Shape.kinds["circle"]().draw()
