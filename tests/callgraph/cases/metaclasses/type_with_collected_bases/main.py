"""`type` makes a class of bases that a loop collects."""


class Base:
    class Meta:
        def order(self):
            pass


class Derived(Base):
    class Meta:
        def limit(self):
            pass


def combined(kind):
    bases = []
    for parent in kind.__mro__:
        if "Meta" in parent.__dict__:
            bases.append(parent.Meta)
    return type("Meta", tuple(bases), {})


def run():
    meta = combined(Derived)()
    meta.order()
    meta.limit()


run()
