"""`type.__call__(cls)` makes the instance, also of a class that `type` made."""

class FormMeta(type):
    def __init__(cls, name, bases, attrs):
        type.__init__(cls, name, bases, attrs)
        cls._fields = None
    def __call__(cls, *args, **kwargs):
        if cls._fields is None:
            cls._fields = [n for n in dir(cls) if not n.startswith("_")]
        return type.__call__(cls, *args, **kwargs)
class BaseForm:
    def validate(self):
        return True
class Form(BaseForm, metaclass=FormMeta):
    def __init__(self, data=None):
        self.data = data
    def validate(self):
        return super().validate()
class Text:
    pass
def make_form(name="F", **fields):
    return type(str(name), (Form,), fields)
def test():
    F = make_form(a=Text())
    form = F(3)
    assert form.validate()
test()
