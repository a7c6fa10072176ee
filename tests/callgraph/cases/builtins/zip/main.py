"""zip pairs functions with names."""

def first():
    pass


def second():
    pass


for name, action in zip(["a", "b"], [first, second]):
    action()
