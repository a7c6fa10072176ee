"""super in a class method keeps cls."""

class Base:
    @classmethod
    def make(cls):
        cls.note()

    @classmethod
    def note(cls):
        pass


class Child(Base):
    @classmethod
    def make(cls):
        super().make()

    @classmethod
    def note(cls):
        pass


Child.make()
