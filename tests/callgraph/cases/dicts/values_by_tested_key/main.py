"""What a test says of a key, it says of the value that is under it."""

def start_a():
    pass
def start_b():
    pass
def stop_a():
    pass
table = {"start_a": start_a, "start_b": start_b, "stop_a": stop_a}
def run():
    for name, fn in table.items():
        if name.startswith("start"):
            fn()
run()
