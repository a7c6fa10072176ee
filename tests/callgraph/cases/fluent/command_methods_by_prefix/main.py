"""Commands are methods named by a prefix and a part of a text."""

class Shell:
    def run(self, line):
        name, *arguments = line.split()
        getattr(self, "do_" + name)(*arguments)

    def do_add(self, item):
        self.store(item)

    def do_list(self):
        pass

    def store(self, item):
        pass


shell = Shell()
shell.run("add tea")
shell.run("list")
