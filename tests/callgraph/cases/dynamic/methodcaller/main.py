"""`operator.methodcaller` calls a method by name, with arguments."""

from operator import methodcaller

class Service:
    def run(self, action):
        action()

    def never(self):
        pass


def save():
    pass


call = methodcaller("run", save)
call(Service())
list(map(call, [Service()]))
