"""What is stored through __dict__ is found before __getattr__ is asked."""

class Inner:
    def work(self):
        return 1


class Outer:
    def __init__(self, inner):
        self.__dict__["inner"] = inner

    def __getattr__(self, name):
        return getattr(self.inner, name)


Outer(Inner()).work()
