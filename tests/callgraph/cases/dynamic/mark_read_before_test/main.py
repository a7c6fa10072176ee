"""A mark of a method is read into a variable, and the variable is tested."""

def mark(fn):
    fn.signature = 1
    return fn


class Registry(type):
    def __init__(cls, name, bases, attrs):
        cls.populate()
        super().__init__(name, bases, attrs)

    def populate(cls):
        table = {}
        for name in dir(cls):
            method = getattr(cls, name)
            if not name.startswith("_func_"):
                continue
            signature = getattr(method, "signature", None)
            if signature is not None:
                table[name[6:]] = {"function": method, "signature": signature}
        cls.TABLE = table


class Functions(metaclass=Registry):
    TABLE = {}

    def call(self, name):
        return self.TABLE[name]["function"](self)

    def helper(self):
        return 1

    @mark
    def _func_one(self):
        return self.helper()

    @mark
    def _func_two(self):
        return 2


f = Functions()
f.call("one")
f.call("two")
