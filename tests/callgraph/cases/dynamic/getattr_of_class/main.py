"""Static and class methods by name from the class."""

class Service:
    @staticmethod
    def make():
        pass

    @classmethod
    def build(cls):
        cls.make()


getattr(Service, "make")()
getattr(Service, "build")()
