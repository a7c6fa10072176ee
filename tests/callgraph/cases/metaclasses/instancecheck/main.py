"""A metaclass decides what belongs to its class."""

class Meta(type):
    def __instancecheck__(cls, obj):
        return cls.check(obj)

    def check(cls, obj):
        return hasattr(obj, "quack")

    def __subclasscheck__(cls, sub):
        return True


class Duck(metaclass=Meta):
    pass


class Robot:
    def quack(self):
        return 1


r = Robot()
if isinstance(r, Duck):
    r.quack()
issubclass(Robot, Duck)
