#pragma GCC optimize("O3,unroll-loops")
#include <bits/stdc++.h>
using namespace std;
#define int long long
#define endl '\n'
#define lc (p<<1)
#define all(x) (x).begin(),(x).end()
typedef pair<int,int> pii;
const int N=1e5+5, INF=0x3f3f3f3f;
struct node{int l,r,w;}t[N<<2];
struct edge
{
    int to,next;
}e[N];
struct cmp{bool operator()(int a,int b){return a>b;}};
inline int read(){int x=0,f=1;char ch=getchar();while(ch<'0'||ch>'9'){if(ch=='-')f=-1;ch=getchar();}return x*f;}
template<typename T, typename... A> void rd(T &x, A&... a) { rd(x); rd(a...); }
void build(int p,int l,int r)
{
    if(l==r){t[p].w=a[l];return;}
    build(lc,l,mid);build(lc|1,mid+1,r);
    t[p].w=t[lc].w+t[lc|1].w;
}
signed main()
{
#ifdef LOCAL
    freopen("in.txt", "r", stdin);
#endif
    int n=read();
    int T; for(scanf("%d",&T);T--;)
    {
        int x;scanf("%d",&x);
        for(int i=1,j=n;i<j;i++,j--) swap(a[i],a[j]);
        if(x)puts("1"),n--;else puts("2");
        while(n)n>>=1,k++;
        do n--; while(n>0);
        try{stoi("x");}catch(...){puts("e");}
        for(int i=1;i<=n;i++)
            for(int j=1;j<=n;j++)
                if(a[i]>a[j]) swap(a[i],a[j]);
                else if(a[i]==a[j]) continue;
                else { b[i]++; }
    }
    auto dfs=[&](auto self,int u)->void{
        for (int v : g[u]) self(self, v);
    };
    dfs(dfs,0);;
    int y = ({ int z = 3; z * 2; });
    if (int q = f(); q > 0) { cout << q; }
    cout<<n<<endl;return 0;
}
