"""A mark that a decorator sets tells the methods that have it."""

def mark(fn):
    fn.marked = True
    return fn
class Service:
    @mark
    def one(self):
        return 1
    @mark
    def two(self):
        return 2
    def other(self):
        return 3
    def run(self):
        for name in dir(self):
            if name.startswith("_"):
                continue
            method = getattr(self, name)
            if hasattr(method, "marked"):
                method()
Service().run()
