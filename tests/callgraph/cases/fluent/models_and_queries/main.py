"""Fields, a metaclass with managers, and queries that are built up."""

class Field:
    def __init__(self, kind, default=None):
        self.kind = kind
        self.default = default
    def __set_name__(self, owner, name):
        self.name = name
    def __get__(self, obj, owner):
        if obj is None:
            return self
        return obj.data.get(self.name, self.default)
    def __set__(self, obj, value):
        obj.data[self.name] = self.clean(value)
    def clean(self, value):
        return self.kind(value)
class Upper(Field):
    def clean(self, value):
        return super().clean(value).upper()
class ModelMeta(type):
    def __new__(mcls, name, bases, ns):
        fields = {k: v for k, v in ns.items() if isinstance(v, Field)}
        cls = super().__new__(mcls, name, bases, ns)
        cls.fields = fields
        cls.objects = Manager(cls)
        return cls
class Manager:
    def __init__(self, model):
        self.model = model
        self.rows = []
    def create(self, **values):
        obj = self.model(**values)
        obj.save()
        return obj
    def filter(self, **conds):
        return Query(self).where(**conds)
class Query:
    def __init__(self, manager, preds=()):
        self.manager = manager
        self.preds = preds
    def where(self, **conds):
        def pred(row):
            return all(getattr(row, k) == v for k, v in conds.items())
        return Query(self.manager, self.preds + (pred,))
    def __iter__(self):
        for row in self.manager.rows:
            if all(p(row) for p in self.preds):
                yield row
    def first(self):
        return next(iter(self), None)
class Model(metaclass=ModelMeta):
    def __init__(self, **values):
        self.data = {}
        for k, v in values.items():
            setattr(self, k, v)
    def save(self):
        type(self).objects.rows.append(self)
class User(Model):
    name = Upper(str)
    age = Field(int, 0)
    def greet(self):
        return "hi " + self.name
User.objects.create(name="bob", age="3")
user = User.objects.filter(age=3).first()
user.greet()
