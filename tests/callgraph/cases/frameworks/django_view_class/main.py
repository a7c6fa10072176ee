"""A view class of Django: dispatch is overridden, handlers are called by name on the instance."""

from django.urls import path
from django.views import View


class Base(View):
    def dispatch(self, request, *args, **kwargs):
        self.prepare()
        return super().dispatch(request, *args, **kwargs)

    def prepare(self):
        pass


class Chat(Base):
    def prepare(self):
        pass

    def post(self, request):
        return self.reply()

    def reply(self):
        pass


urlpatterns = [path("chat/", Chat.as_view())]
