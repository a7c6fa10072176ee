class Add:
    def execute(self):
        return "add"


class Clean:
    def execute(self):
        return "clean"


class Remove:
    def execute(self):
        return "remove"


def make(cls, loader=None):
    command = cls()
    command.loader = loader
    return command


def apply(function, value):
    return function(value)


def double(value):
    return Double(value)


def half(value):
    return Half(value)


class Double:
    def __init__(self, value):
        self.value = value

    def show(self):
        return self.value


class Half(Double):
    def show(self):
        return 2 * self.value


def call_0(loader):
    make(Add, loader).execute()
    apply(double, loader).show()


def call_1(loader):
    make(Clean, loader).execute()
    apply(half, loader).show()


def call_2(loader):
    make(Remove, loader).execute()
    apply(double, loader).show()


def call_3(loader):
    make(Add, loader).execute()
    apply(half, loader).show()


def call_4(loader):
    make(Clean, loader).execute()
    apply(double, loader).show()


def call_5(loader):
    make(Remove, loader).execute()
    apply(half, loader).show()


def call_6(loader):
    make(Add, loader).execute()
    apply(double, loader).show()


def call_7(loader):
    make(Clean, loader).execute()
    apply(half, loader).show()


def call_8(loader):
    make(Remove, loader).execute()
    apply(double, loader).show()


def call_9(loader):
    make(Add, loader).execute()
    apply(half, loader).show()


def call_10(loader):
    make(Clean, loader).execute()
    apply(double, loader).show()


def call_11(loader):
    make(Remove, loader).execute()
    apply(half, loader).show()


call_0(0)
call_1(1)
call_2(2)
call_3(3)
call_4(4)
call_5(5)
call_6(6)
call_7(7)
call_8(8)
call_9(9)
call_10(10)
call_11(11)
