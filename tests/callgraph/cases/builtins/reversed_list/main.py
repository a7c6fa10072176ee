"""A list the other way round."""

def a(): pass
def b(): pass
fs = list(reversed([a, b]))
fs[0]()
