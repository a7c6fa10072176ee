"""`type(x) is C` tells the instances of exactly that class."""

class Bound:
    def __init__(self, fn):
        self.fn = fn
    def call(self):
        return self.fn()
class Other:
    def call(self):
        return 1
def f():
    return 1
def use(x):
    if type(x) is Bound:
        x.call()
    else:
        x.call()
for one in [Bound(f), Other()]:
    use(one)
def only(x):
    if type(x) == Other:
        return x.call()
    return None
for one in [Bound(f), Other()]:
    only(one)
