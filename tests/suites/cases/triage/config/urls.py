from django.urls import path

from triage import views

urlpatterns = [path("tickets/", views.create_ticket), path("tickets/reply/", views.suggest_reply)]
