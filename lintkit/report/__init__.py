"""What people and programs read: one module an output format."""
