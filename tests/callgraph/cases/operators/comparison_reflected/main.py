"""A comparison that only the right operand knows."""

class Version:
    def __gt__(self, other):
        return self.key() > 0

    def __eq__(self, other):
        return True

    def key(self):
        return 1


1 < Version()
Version() != Version()
