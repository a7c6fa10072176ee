"""The factory's argument is called by the wrapper."""

def before(action):
    def decorate(function):
        def wrapper():
            action()
            function()

        return wrapper

    return decorate


def prepare():
    pass


@before(prepare)
def target():
    pass


target()
