"""__getattr__ makes a function for each name, as API clients do."""

class Client:
    def __getattr__(self, name):
        def call(**parameters):
            return self.request(name, parameters)

        return call

    def request(self, name, parameters):
        pass


Client().list_users(limit=1)
