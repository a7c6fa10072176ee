"""A descriptor read through the class gets no instance."""

class classproperty:
    def __init__(self, getter):
        self.getter = getter

    def __get__(self, instance, owner):
        return self.getter(owner)


class Settings:
    @classproperty
    def default(cls):
        return cls.build()

    @classmethod
    def build(cls):
        return cls()

    def apply(self):
        pass


Settings.default.apply()
