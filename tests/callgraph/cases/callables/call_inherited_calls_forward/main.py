"""A module whose __call__ is in the base and runs the subclass's forward."""

class Module:
    def __call__(self, *args, **kwargs):
        return self.forward(*args, **kwargs)


class Linear(Module):
    def forward(self, x):
        return x


class Net(Module):
    def __init__(self):
        self.layers = [Linear(), Linear()]

    def forward(self, x):
        for layer in self.layers:
            x = layer(x)
        return x


Net()(1)
