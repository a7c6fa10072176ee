"""A view class is made with the arguments of as_view; a base class calls what it defines."""

from flask import Flask
from flask.views import MethodView


class Store:
    def load(self):
        pass


class Base(MethodView):
    def __init__(self, store):
        self.store = store

    def get(self):
        return self.answer()

    def answer(self):
        raise NotImplementedError


class Chat(Base):
    def answer(self):
        self.store.load()


app = Flask(__name__)
app.add_url_rule("/chat", view_func=Chat.as_view("chat", Store()))
