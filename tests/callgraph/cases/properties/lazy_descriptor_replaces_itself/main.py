"""A descriptor that stores what it made under its own name."""

class lazy:
    def __init__(self, make):
        self.make = make
        self.name = make.__name__

    def __get__(self, instance, owner):
        value = self.make(instance)
        setattr(instance, self.name, value)
        return value


class Model:
    def predict(self):
        pass


class App:
    @lazy
    def model(self):
        return Model()


app = App()
app.model.predict()
