"""A descriptor gives itself on the class, and something bound on an instance."""

class Action:
    def __init__(self, function):
        self.function = function

    def __get__(self, instance, owner):
        if instance is None:
            return self
        return Runner(self.function, instance)

    def run(self):
        pass


class Runner:
    def __init__(self, function, instance):
        self.function = function
        self.instance = instance

    def run(self):
        self.function(self.instance)


class Job:
    @Action
    def work(self):
        pass


Job().work.run()
Job.work.run()
