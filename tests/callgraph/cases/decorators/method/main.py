"""A decorated method receives self through the wrapper."""

def logged(function):
    def wrapper(self):
        return function(self)

    return wrapper


class Door:
    @logged
    def open(self):
        self.creak()

    def creak(self):
        pass


Door().open()
