"""Fields typed by models hold instances of them, also in lists and optional."""

from pydantic import BaseModel

class Item(BaseModel):
    def price(self):
        pass


class Customer(BaseModel):
    def discount(self):
        pass


class Order(BaseModel):
    items: list[Item]
    customer: Customer | None = None

    def total(self):
        for item in self.items:
            item.price()
        self.customer.discount()


Order.model_validate({}).total()
