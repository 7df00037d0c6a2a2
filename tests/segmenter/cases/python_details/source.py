def f[T: int, *Ts, **P](x: T, /, y, *, z) -> T: ...
class C[T](Base, metaclass=M): x: int; y = 1
type A = int | str
match p:
    case Point(x=0, y=[1, *_]) | {"a": 1, **r} as q if q: pass
    case -1 | None | "s" | (1, 2): print(1)
x = f"{'a' + f'{1:{2}}' !r:>{w}} {{}} {x = }"
async def g():
    async with a as b, c as d: await x
    return [y async for y in z if (n := y)]
with (open("a") as a, open("b") as b): pass
lambda *a, k=1, **kw: (yield)
print(*a, **b, sep="")
assert x, "m"; del x; global q
@a.b(c)[d]
def h(): nonlocal z
for i, (a, *b) in enumerate(x): break
else: pass
try: x
except* E as e: y
except (A, B): z
if x:
	pass
elif y: pass
while x: x -= 1
x = (yield)
raise E from None
a[1:2, ..., ::3] = 1_000.5e-3j @ b
"""doc"""
if True:
    """not code"""
    x: int
