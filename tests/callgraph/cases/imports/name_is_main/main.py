"""What runs under `if __name__ == "__main__"` counts, and so does a main function."""

import tool

def main():
    tool.work()


main()
if __name__ == "__main__":
    main()
