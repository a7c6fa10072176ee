"""A callable object and a bound method as dependencies."""

from fastapi import Depends, FastAPI

app = FastAPI()


class Role:
    def __init__(self, name):
        self.name = name

    def __call__(self, request):
        return self.check()

    def check(self):
        return self


class Auth:
    def user(self):
        return self

    def greet(self):
        pass


auth = Auth()


@app.get("/admin")
def admin(role=Depends(Role("admin")), user=Depends(auth.user)):
    role.check()
    user.greet()
