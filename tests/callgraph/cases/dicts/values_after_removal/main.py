"""A loop over the values takes those that are left where it begins."""


def first():
    pass


def second():
    pass


def third():
    pass


def put(table):
    table["c"] = third


table = {"a": first, "b": second}
table.pop("a")
for function in table.values():
    function()

other = {"a": first, "b": second}
del other["a"]
put(other)
for function in other.values():
    function()
