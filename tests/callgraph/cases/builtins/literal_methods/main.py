"""Methods of literals of other kinds."""

def run():
    numbers = [2, 1]
    numbers.sort()
    pairs = {"a": 1}
    pairs.keys()
    (1, 2).count(1)
    {1}.add(2)
    number = 5
    number.bit_length()
    (1.5).is_integer()


run()
