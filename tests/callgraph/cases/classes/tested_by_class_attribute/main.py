"""`x.__class__ is C` tells the instances of exactly that class."""

class A:
    def go(self):
        pass
class B:
    def go(self):
        pass
def pick(x):
    if x.__class__ is A:
        x.go()
def main():
    for one in (A(), B()):
        pick(one)
main()
