"""any and all run the generator expression."""

def check(number):
    return number > 0


any(check(number) for number in [1])
all(check(number) for number in [1])
