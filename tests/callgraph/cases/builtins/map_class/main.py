"""map with a class makes instances."""

class Item:
    def __init__(self, number):
        self.number = number

    def act(self):
        pass


for item in map(Item, [1, 2]):
    item.act()
