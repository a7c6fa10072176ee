"""`__setattr__` stores each value under its own name."""


class Left:
    def go(self):
        pass

    def __bool__(self):
        return True


class Right:
    def go(self):
        pass

    def __bool__(self):
        return False


class Third:
    def go(self):
        pass


class Watched:
    def __setattr__(self, name, value):
        if name != "count":
            self.note(name)
        object.__setattr__(self, name, value)

    def note(self, name):
        pass


class Both(Watched):
    def __init__(self):
        self.left = Left()
        self.right = Right()
        self.third = Third()
        self.count = 0

    def use_left(self):
        if self.left:
            self.left.go()

    def use_right(self):
        if self.right:
            return
        self.right.go()

    def use_third(self):
        self.third.go()


def run(both):
    both.use_left()
    both.use_right()
    both.use_third()


run(Both())
run(Both())
run(Both())
run(Both())
run(Both())
run(Both())
