"""A default keeps what the name was bound to at the definition."""

def first():
    pass


def second():
    pass


action = first


def run(chosen=action):
    chosen()


action = second
run()
