"""A method with a bounded type parameter calls what the bound has."""

class Base:
    def run(self):
        pass


class Child(Base):
    def run(self):
        super().run()


class Runner:
    def start[T: Base](self, item: T) -> T:
        item.run()
        return item


Runner().start(Child()).run()
