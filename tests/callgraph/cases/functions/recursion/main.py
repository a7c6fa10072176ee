"""A function calls itself."""

def count(number):
    if number:
        count(number - 1)


count(2)
