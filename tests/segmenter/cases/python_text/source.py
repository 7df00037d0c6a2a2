# [self_start(1)]
import sys
text = """
[rep_start(1)]
for x in y:
\[rep_end(1)]
"""


def show(n):
    '''Doc with { and
    [func_end(0)]
    '''
    print(f"{n} {{ {n!r} }}"
          "second")
    if n: print(1); print(2)
    elif n > 2:
        print(3)
    else: print(4)
    for i in range(n): print(i)
    s = "a\
[self_end(1)]"
    return \
        n


class Empty: pass


show(1)
show(2); sys.exit(0)
