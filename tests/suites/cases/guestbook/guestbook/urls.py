from django.urls import path

from entries import views

urlpatterns = [
    path("entries/<int:pk>/translate/", views.translate, name="translate"),
    path("entries/<int:pk>/flag/", views.flag, name="flag"),
]
