"""The names of methods that have a mark lead to no others."""

class Model:
    def do_a(self):
        pass
    def do_b(self):
        pass
    def other(self):
        pass
    do_a.on = True
    do_b.on = True
    def run(self):
        found = []
        for name in dir(self):
            fn = getattr(self, name)
            if hasattr(fn, "on"):
                found.append(name)
        for name in found:
            getattr(self, name)()
Model().run()
