"""A list of what another one holds keeps its order."""

def a(): pass
def b(): pass
fs = [f for f in (a, b)]
fs[1]()
