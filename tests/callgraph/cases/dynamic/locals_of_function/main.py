"""The variables of a function by name, its parameters included."""

def show(text, **values):
    values["hook"]()
def run(hook):
    def a(): pass
    def b(): pass
    name = "b"
    locals()[name]()
    for key, value in locals().copy().items():
        if key == "a":
            value()
    show("{hook}", **locals())
def mine(): pass
run(mine)
