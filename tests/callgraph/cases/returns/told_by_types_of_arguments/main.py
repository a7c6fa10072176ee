class Base:
    pass


class Whole(Base):
    def show(self):
        return "whole"


class Flag(Base):
    def show(self):
        return "flag"


class Text(Base):
    def show(self):
        return "text"


class Table(Base):
    def show(self):
        return "table"

    def __setitem__(self, key, value):
        pass


def item(value, parent=None):
    if isinstance(value, Base):
        return value
    if isinstance(value, bool):
        return Flag()
    elif isinstance(value, (int, float)):
        return Whole()
    elif isinstance(value, dict):
        table = Table()
        for key, inner in value.items():
            table[key] = item(inner, parent=table)
        return table
    elif isinstance(value, str):
        return Text()
    raise ValueError(value)


def call_0():
    item(3).show()


def call_1():
    item("x").show()


def call_2():
    item({"a": 1}).show()


def call_3():
    item(4).show()


def call_4():
    item("y").show()


def call_5():
    item(f"{1}").show()


def call_6():
    item(2.5).show()


def call_7():
    item(True).show()


def call_8():
    item({}).show()


def call_9():
    item("A text that is long enough to be no name, and so is not compared.").show()


def call_10():
    item("Another text that is long enough to be no name, and is not compared.").show()


call_0()
call_1()
call_2()
call_3()
call_4()
call_5()
call_6()
call_7()
call_8()
call_9()
call_10()
