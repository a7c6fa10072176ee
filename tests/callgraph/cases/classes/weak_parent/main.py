"""A weak reference that may be None."""

import weakref

class Node:
    def __init__(self, parent=None):
        self.parent = weakref.ref(parent) if parent else None

    def root(self):
        p = self.parent() if self.parent else None
        return p.root() if p is not None else self.name()

    def name(self):
        return "n"

r = Node()
Node(r).root()
