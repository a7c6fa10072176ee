"""An application with routes, hooks and an exception that becomes a response."""

import re
class Route:
    def __init__(self, pattern, handler, methods):
        self.regex = re.compile(pattern)
        self.handler = handler
        self.methods = methods
    def match(self, method, path):
        m = self.regex.match(path)
        return m if m and method in self.methods else None
class Response:
    def __init__(self, body, status=200):
        self.body, self.status = body, status
    def render(self):
        return f"{self.status} {self.body}"
class NotFound(Exception):
    status = 404
    def to_response(self):
        return Response("missing", self.status)
class App:
    def __init__(self):
        self.routes = []
        self.hooks = {"before": [], "after": []}
    def route(self, pattern, methods=("GET",)):
        def register(fn):
            self.routes.append(Route(pattern, fn, methods))
            return fn
        return register
    def hook(self, when):
        return self.hooks[when].append
    def find(self, method, path):
        for r in self.routes:
            m = r.match(method, path)
            if m:
                return r.handler, m.groupdict()
        raise NotFound(path)
    def handle(self, method, path):
        for h in self.hooks["before"]:
            h(method, path)
        try:
            handler, args = self.find(method, path)
            response = handler(**args)
        except NotFound as e:
            response = e.to_response()
        for h in self.hooks["after"]:
            h(response)
        return response.render()
app = App()
@app.route(r"^/$")
def index():
    return Response("index")
@app.route(r"^/u/(?P<name>\w+)$", methods=("GET", "POST"))
def user(name):
    return Response(greet(name))
def greet(name):
    return "hi " + name
def log_request(method, path):
    pass
def log_response(response):
    pass
app.hook("before")(log_request)
app.hook("after")(log_response)
app.handle("GET", "/")
app.handle("POST", "/u/x")
app.handle("GET", "/zzz")
