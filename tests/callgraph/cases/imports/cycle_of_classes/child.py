"""Imports the parent when it is needed."""

class Child:
    def owner(self):
        from parent import Parent

        return Parent()
