"""A heap compares what is put into it."""

import heapq
class T:
    def __init__(self, n): self.n = n
    def __lt__(self, o): return self.n < o.n
    def run(self): pass
h = []
heapq.heappush(h, T(2))
heapq.heappush(h, T(1))
heapq.heappop(h).run()
def key(t): return -t.n
for t in heapq.nlargest(1, [T(3), T(4)], key=key):
    t.run()
