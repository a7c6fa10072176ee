"""What a sign-off is bound to: the content of code, whatever its lines, names and layout."""
