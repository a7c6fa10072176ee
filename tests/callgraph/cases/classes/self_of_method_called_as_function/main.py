"""What a method is called on is an object of its class, whatever else meets at the place."""


class Node:
    def run(self):
        return self.leaf()

    def leaf(self): ...


class Other:
    def run(self):
        return self.leaf()

    def leaf(self): ...


class Special(Node):
    def leaf(self): ...


JOBS = {"node": (Node.run, Node()), "other": (Other.run, Other()), "special": (Node.run, Special())}


def dispatch(names):
    for name in names.split():
        function, value = JOBS[name]
        function(value)


dispatch("node other special")
