"""Relative imports of one, two and three levels."""

from app.web.api import views

views.show()
