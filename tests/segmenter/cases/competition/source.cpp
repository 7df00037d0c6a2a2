#include <bits/stdc++.h>
using namespace std;
#define int long long
#define rep(i,a,b) for(int i=(a);i<(b);i++)
#define REP(i,n) rep(i,0,n)
#define FOR(i,n) for(int i=0;i<n;i++)
#define w(x) int x; cin>>x; while(x--)
#define each(x, v) for (auto &x : v)
#define fastio ios::sync_with_stdio(0); cin.tie(0);
#define all(x) x.begin(),x.end()
#define read(x) cin>>x;
#define loop while(true)
#define pb push_back
#define SWAP(a, b) do { int t=a;a=b;b=t; } while(0)
void solve() {
    int n; cin >> n;
    vector<int> a(n);
    REP(i,n) cin >> a[i];
    rep(i,0,n) {
        rep(j,0,n) { // in here FOR(
            if (a[i]) FOR(k,n) {
                a[k] = 1;
            }
        }
    }
    rep(i,0,n) rep(j,0,n) {
        cout << "rep(i,0,n) {";
    }
    each(x, a) cout << x << ' ';
    sort(all(a));
    read(n)
    read(n) read(n)
    if (n) read(n)
    else read(n)
    loop {
        break;
    }
    SWAP(n, n);
}
signed main() {
    fastio
    w(t) {
        solve();
    }
    w(t) solve();
}
