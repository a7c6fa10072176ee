"""Names that are cut or built of other names lead to what belongs to each."""

def command_start():
    pass


def command_stop():
    pass


def by_slice():
    commands = {
        name[8:]: function
        for name, function in list(globals().items())
        if name.startswith("command_")
    }
    commands["start"]()


def by_method():
    table = {"start": command_start, "stop": command_stop}
    upper = {}
    for name, function in table.items():
        upper["DO_" + name.upper()] = function
    upper["DO_STOP"]()


def by_function_name():
    commands = {}
    for function in (command_start, command_stop):
        commands[function.__name__.removeprefix("command_")] = function
    commands["start"]()


class Shell:
    def do_start(self):
        pass

    def run(self, line):
        getattr(self, "do_" + line[1:])()


by_slice()
by_method()
by_function_name()
Shell().run("!start")
