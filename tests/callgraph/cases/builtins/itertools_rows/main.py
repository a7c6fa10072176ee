"""groupby and accumulate call back; product and zip_longest make rows."""

from itertools import groupby, accumulate, product, zip_longest, pairwise, permutations
def key(x): return x % 2
def a(): pass
def b(): pass
for k, g in groupby([1, 2, 3], key=key):
    list(g)
def plus(x, y): return x + y
list(accumulate([1, 2], plus))
for f, g in product([a], [b]):
    f()
for f, g in zip_longest([a], [b]):
    g()
