"""A metaclass is asked when an attribute of its class is set or deleted."""

class Meta(type):
    def __setattr__(cls, name, value):
        note(name)
        type.__setattr__(cls, name, value)
    def __delattr__(cls, name):
        note(name)
        super().__delattr__(name)
def note(name):
    return name
class Model(metaclass=Meta):
    pass
def show():
    return 1
Model.show = show
Model.show()
del Model.show
