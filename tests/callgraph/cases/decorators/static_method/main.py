"""A decorator under staticmethod."""

def logged(function):
    def wrapper():
        function()

    return wrapper


class Door:
    @staticmethod
    @logged
    def open():
        pass


Door.open()
