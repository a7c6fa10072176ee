"""A new instance of the same class."""

class Door:
    def __init__(self):
        pass

    def copy(self):
        return type(self)()

    def twin(self):
        return self.__class__()


Door().copy().twin()
