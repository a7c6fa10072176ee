"""A module imported by a relative name and its package."""

import app

app.start()
