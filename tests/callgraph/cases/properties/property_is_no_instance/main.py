"""A property is no instance of a class of the program."""

class Field:
    def load(self):
        return 1
class Model:
    one = Field()
    @property
    def two(self):
        return 2
    def fields(self):
        for name, value in {"one": Model.one, "two": Model.two}.items():
            if isinstance(value, Field):
                getattr(self, name).load()
Model().fields()
