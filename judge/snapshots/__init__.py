"""What a program's variables hold as it runs past one unit: taken in the sandbox, as values."""
