#include <bits/stdc++.h>
using namespace std;
using ll = long long;
const int N = 1e5;
namespace geo {
int area(int a) {
  return a;
}
}
template <class T>
T mx(T a, T b) { return a > b ? a : b; }
struct P : Q {
public:
  int x, y;
  P() : x(0),
        y(0) {}
  bool operator<(const P& o) const {
    return x < o.x;
  }
  ~P() = default;
  enum E {
    A,
    B
  };
};
enum class Color { R, G };
class F
{
    int z;
};
struct X;
int f();
