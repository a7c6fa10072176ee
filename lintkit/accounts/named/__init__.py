"""What a reader looks for by its name: texts of instructions, limits."""
