"""An instance takes the function's place."""

class Counted:
    def __init__(self, function):
        self.function = function

    def __call__(self):
        self.function()


@Counted
def target():
    pass


target()
