"""Names whose attribute was found by `inspect.getmro` keep what is told of it."""

import inspect
def hook(fn):
    fn.hooked = True
    return fn
class Base:
    @hook
    def one(self):
        return 1
    def two(self):
        return 2
class Child(Base):
    @hook
    def three(self):
        return 3
    def run(self):
        for name in self.names():
            getattr(self, name)()
    @classmethod
    def names(cls):
        found = []
        for name in dir(cls):
            for parent in inspect.getmro(cls):
                try:
                    attr = parent.__dict__[name]
                except KeyError:
                    continue
                else:
                    break
            else:
                continue
            try:
                attr.hooked
            except AttributeError:
                pass
            else:
                found.append(name)
        return found
Child().run()
