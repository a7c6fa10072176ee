"""A list to which another function adds."""

def a(): pass
def b(): pass
def add(xs): xs.append(b)
xs = [a]
add(xs)
for i, f in enumerate(xs): f()
for f, g in zip(xs, xs): g()
