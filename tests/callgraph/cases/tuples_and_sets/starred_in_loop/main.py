"""The rest of each row, counted from its end."""

def a(): pass
def b(): pass
def c(): pass
for head, *tail in [(a, b, c)]:
    head()
    tail[-1]()
