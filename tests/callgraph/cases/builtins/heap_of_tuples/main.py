"""A heap of tuples compares what is in them where what comes first is equal."""

from collections import deque
import heapq


class Node:
    def __init__(self, name):
        self.name = name
        self.edges = {}

    def link(self, other, cost=1):
        self.edges[other] = cost
        return self

    def __lt__(self, other):
        return self.name < other.name


def bfs(start, visit):
    seen = {start}
    queue = deque([start])
    while queue:
        node = queue.popleft()
        visit(node)
        for nxt in node.edges:
            if nxt not in seen:
                seen.add(nxt)
                queue.append(nxt)


def dijkstra(start):
    heap = [(0, start)]
    while heap:
        d, node = heapq.heappop(heap)
        for nxt, c in node.edges.items():
            heapq.heappush(heap, (d + c, nxt))


def show(n):
    return n.name


a, b, c = map(Node, "abc")
a.link(b).link(c)
bfs(a, show)
dijkstra(a)
