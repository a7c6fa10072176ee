"""Each middleware gets the next; the chain is folded in reverse order."""

class App:
    def __init__(self):
        self.layers = []

    def use(self, layer):
        self.layers.append(layer)
        return self

    def __call__(self, request):
        handler = self.handle
        for layer in reversed(self.layers):
            handler = layer(handler)
        return handler(request)

    def handle(self, request):
        pass


def logging(following):
    def handler(request):
        return following(request)

    return handler


class Auth:
    def __init__(self, following):
        self.following = following

    def __call__(self, request):
        return self.following(request)


App().use(logging).use(Auth)(1)
