"""Values that are handed on, or change while the loop runs, may be any."""


def first():
    pass


def second():
    pass


def run(functions):
    for function in functions:
        function()


table = {"a": first, "b": first}
view = table.values()
table["b"] = second
run(view)

other = {"a": first, "b": first}
for function in other.values():
    function()
    other["b"] = second
