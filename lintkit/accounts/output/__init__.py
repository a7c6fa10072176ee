"""What becomes of a model's answer: a forward slice from each call, and what guards it."""
