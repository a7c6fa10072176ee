"""What is stored under an attribute of its own is under no other key."""

def route(path):
    def deco(fn):
        fn.route = path
        return fn
    return deco
class Views:
    @route("/a")
    def a(self):
        return "a"
    @route("/b")
    def b(self):
        return "b"
    def helper(self):
        return "c"
def build(views):
    table = {}
    for name in dir(views):
        fn = getattr(views, name)
        if hasattr(fn, "route"):
            table[fn.route] = fn
    return table
table = build(Views())
table["/a"]()
