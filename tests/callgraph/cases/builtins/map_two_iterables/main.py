"""Each iterable feeds one parameter."""

def target():
    pass


def call(action, number):
    action()


list(map(call, [target], [1]))
