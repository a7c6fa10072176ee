"""What is stored under a pair is found under an equal one."""

def up(): ...


def down(): ...


class Lift:
    def __init__(self):
        self.moves = {}

    def learn(self, floor, wish, move):
        self.moves[floor, wish] = move

    def go(self, floor, wish):
        key = (floor, wish)
        self.moves[key]()


lift = Lift()
lift.learn(1, "up", up)
lift.learn(9, "down", down)
lift.go(1, "up")
