"""Each caller gets what its own constant chooses."""

def a():
    pass
def b():
    pass
def run(flag):
    if flag:
        return a
    return b
def one():
    run(True)()
def two():
    run(False)()
one()
two()
