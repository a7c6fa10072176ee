"""What a program has to be given from outside: keys, variables, fields of settings."""
