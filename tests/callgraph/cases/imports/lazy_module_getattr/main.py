"""A package imports its modules when they are first asked for."""

import app

app.client.send()
