"""`isinstance(x, type)` tells classes from their instances."""

class Handler:
    def run(self):
        return 1
class Other:
    def run(self):
        return 2
def text():
    return "t"
def resolve(x):
    if isinstance(x, type):
        x = x()
    elif isinstance(x, str):
        return x
    elif not isinstance(x, (Handler, Other)):
        return x()
    return x.run()
resolve(Handler)
resolve(Other())
resolve("s")
resolve(text)
