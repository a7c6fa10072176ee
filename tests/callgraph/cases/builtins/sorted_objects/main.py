"""Methods of the objects in a sorted list."""

class Item:
    def rank(self):
        return 1

    def act(self):
        pass


for item in sorted([Item(), Item()], key=lambda item: item.rank()):
    item.act()
