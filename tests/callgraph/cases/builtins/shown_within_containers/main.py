class Node:
    def __init__(self, *kids):
        self.kids = kids

    def __repr__(self):
        return "Node"

    @property
    def leaves(self):
        return tuple(kid for kid in self.kids)


def in_list():
    return repr([Node()])


def in_tuple_of_property():
    return repr(Node(Node()).leaves)


def of_values():
    return str({"a": Node()})


def ascii_only():
    return ascii([Node()])


def formatted():
    return "%r" % ([Node()],)


def holds_itself():
    found = [Node()]
    found.append(found)
    return repr(found)


def of_no_node():
    return repr([1, "a", (2, None)])


in_list()
in_tuple_of_property()
of_values()
ascii_only()
formatted()
holds_itself()
of_no_node()
