import sys
name = "t"
html = t"<p>{name}</p>"
raw = rt'{name!r}\d'
try:
    risky()
except ValueError, TypeError:
    print("x")
except OSError, os.error :
    pass
try:
    a()
except* A, B:
    pass
print(name)
