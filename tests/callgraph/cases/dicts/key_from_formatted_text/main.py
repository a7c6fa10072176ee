"""Keys are formatted from constant names; each key has its own function."""

def make(name):
    def plain():
        pass

    def wrapped():
        plain()

    return plain, wrapped


table = {}
for name in ("load", "save"):
    table[name], table[f"w{name}"] = make(name)

table["load"]()


def run(kind):
    table[f"w{kind}"]()


run("save")
