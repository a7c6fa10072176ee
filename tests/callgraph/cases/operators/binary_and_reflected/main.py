"""An operator that the left operand does not know goes to the right one."""

class Vector:
    def __add__(self, other):
        return Vector()

    def __rmul__(self, number):
        return self.scale()

    def scale(self):
        return Vector()


2 * (Vector() + Vector())
