"""Commands are queued as pairs of bound method and arguments, and undone in reverse order."""

class Editor:
    def __init__(self):
        self.done = []

    def do(self, command, *args):
        command.execute(*args)
        self.done.append((command.undo, args))

    def undo_all(self):
        while self.done:
            undo, args = self.done.pop()
            undo(*args)


class Insert:
    def execute(self, text):
        pass

    def undo(self, text):
        pass


class Delete:
    def execute(self):
        pass

    def undo(self):
        pass


editor = Editor()
editor.do(Insert(), "a")
editor.do(Delete())
editor.undo_all()
