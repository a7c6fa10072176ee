"""A class of the program gets a method and its constructor from a base of a library."""

from string import Formatter, Template

class Own(Template):
    pass


class Mine(Formatter):
    def show(self):
        self.format("{}", 1)


Own("$a").substitute(a=1)
Mine().show()
