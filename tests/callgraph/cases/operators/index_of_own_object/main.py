"""An object stands for a position in a list; others end `or` and `and`."""


class N:
    def __index__(self):
        return self.val()

    def val(self):
        return 1


[1, 2][N()]


class F:
    def __bool__(self):
        return False


def g():
    pass


F() or g()
F() and g()
