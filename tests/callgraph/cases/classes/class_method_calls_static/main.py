"""cls reaches a static method."""

class Door:
    @classmethod
    def run(cls):
        cls.creak()

    @staticmethod
    def creak():
        pass


Door.run()
