"""A decorator stores the function in a dict for later."""

commands = {}


def command(name):
    def decorate(function):
        commands[name] = function
        return function

    return decorate


@command("start")
def start():
    pass


@command("stop")
def stop():
    pass


commands["stop"]()
