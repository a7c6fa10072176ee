"""Sets ask what they take for its hash; a copy of a set keeps the hashes it has."""

class Coin:
    def __init__(self, value):
        self.value = value

    def __hash__(self):
        return 1

    def __eq__(self, other):
        return self.value == other.value


def made(coins):
    return set(coins)


def frozen(coins):
    return frozenset(coins)


def copied(coins):
    return set(coins)


def grown(purse):
    purse.update(coin for coin in purse if coin)


def joined(purse):
    return purse.union([Coin(5)])


def taken(purse):
    purse.discard(Coin(2))


made([Coin(1)])
frozen((Coin(1),))
grown(copied({Coin(1)}))
joined(set())
taken({Coin(2)})
