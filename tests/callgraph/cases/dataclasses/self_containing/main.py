"""Objects of a dataclass may be in themselves."""

from dataclasses import dataclass, field


class Mark:
    def __eq__(self, other):
        return other is not None

    def __repr__(self):
        return "mark"


@dataclass
class Node:
    mark: Mark
    kids: list = field(default_factory=list)
    parent: object = None


root = Node(Mark())
root.kids.append(Node(Mark(), [], None))
other = Node(Mark(), [Node(Mark())])
root == other
repr(other)
str(f"{root}")
str(other)
[root] == [other]
root in [other]
@dataclass
class Plain:
    a: int


Plain(1) == Plain(1)
repr(Plain(2))
