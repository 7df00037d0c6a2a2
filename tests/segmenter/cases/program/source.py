# 프로그램
"""Doc."""
import sys; input = sys.stdin.readline
from functools import lru_cache
N = 10
@lru_cache(None)
def f(x):
    """doc"""
    # c
    if x: return 1
    elif y:
        pass

    else:
        z
    try:
        a
    except E:
        b
    finally:
        c
    with a as b: pass
    match x:
        case 1:
            pass
        case _: pass
class A(B):
    "doc"
    x = 1
    def m(self): return 1
    def n(self):
        return [
            i for i in range(3)
        ]
a = 1; b = 2
while True:
    a

    b
for i in x:
    for j in y:
        한글 = "안녕"; print(한글)
else:
    y
x = 3
if __name__ == "__main__":
    a; b
    for i in x:
        pass
    else:
        y
    main()
