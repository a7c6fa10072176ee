"""The program."""

def main():
    pass
