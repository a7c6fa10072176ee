"""Copies, rows and sums of iterables; merging and inserting compare."""

import bisect
import heapq
from itertools import accumulate, combinations, repeat, tee
class P:
    def __init__(self, n): self.n = n
    def __lt__(self, other): return self.n < other.n
    def go(self): pass
def f(): pass
def g(): pass
def plus(a, b): return a + b
one, two = tee([f])
for each in two:
    each()
for each in repeat(g, 1):
    each()
for left, right in combinations([f, g], 2):
    right()
for total in accumulate([1, 2], plus, initial=0):
    total
for p in heapq.merge([P(1)], [P(2)]):
    p.go()
row = [P(1)]
bisect.insort(row, P(0))
