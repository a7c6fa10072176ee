"""Cooperative __init__ with keywords."""

class Top:
    def __init__(self):
        pass


class Left(Top):
    def __init__(self, action, **rest):
        super().__init__(**rest)
        self.action = action


class Right(Top):
    def __init__(self, after, **rest):
        super().__init__(**rest)
        self.after = after


class Bottom(Left, Right):
    pass


def first():
    pass


def second():
    pass


item = Bottom(action=first, after=second)
item.action()
item.after()
