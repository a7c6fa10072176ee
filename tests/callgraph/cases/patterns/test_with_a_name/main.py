"""The outcome of a test has a name, by which it is asked for later."""

class Cat:
    def meow(self):
        return 1

    def speak(self):
        return 2


class Dog:
    def meow(self):
        return 3

    def speak(self):
        return 4


def hear(animal):
    is_cat = isinstance(animal, Cat)
    is_none = animal is None
    if is_none:
        return None
    if is_cat:
        return animal.meow()
    return animal.speak()


hear(Cat())
hear(Dog())
hear(None)
