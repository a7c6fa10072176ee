"""__init_subclass__ of two bases, each calling the next."""

class Named:
    def __init_subclass__(cls, **kwargs):
        super().__init_subclass__(**kwargs)
        note(cls)


class Checked:
    def __init_subclass__(cls, **kwargs):
        super().__init_subclass__(**kwargs)
        cls.check()

    @classmethod
    def check(cls):
        pass


def note(cls):
    pass


class Order(Named, Checked):
    @classmethod
    def check(cls):
        pass
