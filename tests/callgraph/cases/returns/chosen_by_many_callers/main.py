"""A function that many call gives each what its argument chooses."""


class Whole:
    def show(self): ...


class Text:
    def show(self): ...


class Many:
    def show(self): ...


def wrap(value):
    if isinstance(value, int):
        return Whole()
    if isinstance(value, str):
        return Text()
    return Many()


def numbers():
    wrap(0)
    wrap(1)
    wrap(2)
    wrap(3)
    wrap(4)
    wrap(5)
    wrap(6)
    wrap(7)
    wrap(8)
    wrap(9)
    wrap(10)
    wrap(11)
    wrap(12)
    wrap(13)
    wrap(14)
    wrap(15)
    wrap(16)
    wrap(17)
    wrap(18)
    wrap(19)
    wrap(20)
    wrap(21)
    wrap(22)
    wrap(23)
    wrap(24).show()


def texts():
    wrap("a")
    wrap("b")
    wrap("c")
    wrap("d")
    wrap("e")
    wrap("f")
    wrap("g")
    wrap("h")
    wrap("i")
    wrap("j")
    wrap("k")
    wrap("l")
    wrap("m").show()


def lists():
    wrap([]).show()
    wrap([1]).show()


numbers()
texts()
lists()
