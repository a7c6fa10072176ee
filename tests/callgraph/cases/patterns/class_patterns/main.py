"""Class patterns bind attributes by position and keyword; each branch calls a method."""

class Move:
    __match_args__ = ("where",)

    def __init__(self, where):
        self.where = where

    def go(self):
        pass


class Stop:
    def __init__(self, reason):
        self.reason = reason

    def halt(self):
        pass


class Place:
    def enter(self):
        pass


class Reason:
    def tell(self):
        pass


def handle(command):
    match command:
        case Move(place):
            place.enter()
            command.go()
        case Stop(reason=reason):
            reason.tell()
            command.halt()


handle(Move(Place()))
handle(Stop(Reason()))
