#include <bits/stdc++.h>
using namespace std;
#define w(t) int t; cin >> t; while (t--)
#define f(i, n) for (int i = 0; i < n; i++)
#define fd(i,a,b) for(int i=a;i>=b;--i)
#define F0R(i,a) FOR(i,0,a)
#define FOR(i, a, b) \
    for (int i = (a); \
         i < (b); i++)
#define foreach(it, l) for (__typeof((l).begin()) it = (l).begin(); it != (l).end(); ++it)
#define TC int tc; scanf("%d",&tc); while(tc--)
#define ck(x) if(x)
#define elif else if
#define until(x) while (!(x))
#define DEF(name) int name() { return 1; }
#define FAST_IO               \
    ios::sync_with_stdio(0);  \
    cin.tie(0);
#define deb(x) cerr << #x << " = " << x << endl;
#define yes cout << "YES\n"
DEF(one)
DEF(two)

int main() {
    FAST_IO
    w(t) {
        f(i,n) cin >> a[i];
        f(i,n) { if (a[i]) yes; }
        deb(n)
    }
    fd(i,n,1) fd(j,n,1) a[i][j]--;
    foreach(it, v) if (*it) {
        cout << *it;
    } else cout << 0;
    TC {
        solve();
    }
    ck(n > 0) {
        yes;
    } elif (n == 0) {
        cout << 0;
    } else {
        yes;
    }
    F0R(i,
        n) {
        auto g = [&](int k) { F0R(j,n) k++; return k; };
        if (n) F0R(j,n) a++;
        else F0R(j,n) b++;
    }
    until(n > 5) n++;
    do F0R(j,n) n--; while (n);
    cout << "f(i,n) { DEF(x) "; // w(t) {
}
