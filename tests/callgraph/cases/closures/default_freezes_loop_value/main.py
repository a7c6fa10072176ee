"""A default argument keeps the value of each turn."""

def first():
    pass


def second():
    pass


made = []
for action in (first, second):

    def call(action=action):
        action()

    made.append(call)
for call in made:
    call()
