"""What was stored may have been taken out before an error came."""

def first():
    pass


def second():
    pass


table = {"k": first}
try:
    table.pop("k")()
    table["other"]()
except KeyError:
    table.setdefault("k", second)()
