"""A class made by type() from methods that a loop collects; a subclass overrides one."""

class Base:
    def run(self):
        self.first()
        self.second()


def make(name):
    def method(self):
        self.note(name)

    return method


methods = {"note": lambda self, name: None}
for name in ("first", "second"):
    methods[name] = make(name)

Made = type("Made", (Base,), methods)


class Special(Made):
    def second(self):
        pass


Special().run()
