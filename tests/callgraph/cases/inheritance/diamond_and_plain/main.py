"""One super call, two receivers, two callees."""

class Top:
    def act(self):
        pass


class Left(Top):
    def act(self):
        super().act()


class Right(Top):
    def act(self):
        pass


class Bottom(Left, Right):
    pass


Bottom().act()
Left().act()
