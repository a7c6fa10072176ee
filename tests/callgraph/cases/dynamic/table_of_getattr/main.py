"""What is looked up by a name is stored under the same name."""

class Source:
    def one(self):
        return 1
    def two(self):
        return 2
    def __init__(self):
        self.table = {name: getattr(self, name) for name in ("one", "two")}
        self.other = {}
        for name in ("one", "two"):
            self.other[name] = getattr(self, name)
def run():
    s = Source()
    s.table["one"]()
    last(s)
def last(s):
    s.other["two"]()
run()
