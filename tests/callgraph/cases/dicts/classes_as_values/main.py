"""Classes as values, made on demand."""

class Plain:
    def __init__(self):
        pass


class Fancy:
    def __init__(self):
        pass


kinds = {"plain": Plain, "fancy": Fancy}
kinds["fancy"]()
