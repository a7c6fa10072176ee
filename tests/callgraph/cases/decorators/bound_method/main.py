"""A method of an instance as a decorator."""

class App:
    def __init__(self):
        self.routes = {}

    def route(self, path):
        def decorate(function):
            self.routes[path] = function
            return function

        return decorate

    def visit(self, path):
        self.routes[path]()


app = App()


@app.route("/")
def index():
    pass


app.visit("/")
