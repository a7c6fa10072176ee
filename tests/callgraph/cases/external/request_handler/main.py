"""Making a handler handles the request; what it sends is logged by the method that logs."""

import io
from http.server import BaseHTTPRequestHandler


class Handler(BaseHTTPRequestHandler):
    def setup(self):
        self.rfile = io.BytesIO(b"GET / HTTP/1.0\r\n\r\n")
        self.wfile = io.BytesIO()

    def finish(self):
        pass

    def do_GET(self):
        self.send_response(200)

    def log_message(self, *args):
        note()


def note():
    pass


Handler(None, ("here", 1), None)
