"""Augmented assignment without an in-place method uses the plain one."""

class Log:
    def __iadd__(self, line):
        self.write(line)
        return self

    def write(self, line):
        pass


class Total:
    def __add__(self, number):
        return Total()


log = Log()
log += "a"
total = Total()
total += 1
