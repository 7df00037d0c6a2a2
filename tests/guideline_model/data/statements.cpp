#include <bits/stdc++.h>
using namespace std;

struct Edge {
    int to, cost;
    Edge(int t, int c) : to(t), cost(c) {}
    bool operator<(const Edge &other) const {
        return cost > other.cost;
    }
};

class Account {
private:
    string owner;
    long long balance = 0;
public:
    Account(string name) {
        owner = name;
    }
    void deposit(int amount) {
        if (amount <= 0) throw invalid_argument("negative");
        balance += amount;
    }
    long long get() const { return balance; }
};

class Savings : public Account {
};

template <typename T>
T biggest(T a, T b) {
    return a > b ? a : b;
}

int gcd(int a, int b) { return b == 0 ? a : gcd(b, a % b); }

vector<int> adj[1001];
bool visited[1001];

void dfs(int v) {
    visited[v] = true;
    for (int next : adj[v]) {
        if (!visited[next]) dfs(next);
    }
}

int main() {
    ios::sync_with_stdio(false);
    cin.tie(nullptr);
    int n, m;
    cin >> n >> m;
    vector<int> v(n);
    vector<vector<int>> g(n, vector<int>(m, 0));
    vector<string> names = {"a", "b"};
    map<string, int> counts;
    set<int> seen;
    priority_queue<int> pq;
    queue<pair<int, int>> q;
    pair<int, int> best = {0, 1};
    string s, line;
    auto total = 0LL;
    for (auto &x : v) cin >> x;
    for (const auto &[key, value] : counts) {
        cout << key << " " << value << "\n";
    }
    for (size_t i = 0; i < s.size(); ++i) {
        if (s[i] >= 'a' && s[i] <= 'z') counts[string(1, s[i])]++;
    }
    getline(cin, line);
    sort(v.begin(), v.end());
    sort(v.begin(), v.end(), greater<int>());
    sort(v.begin(), v.end(), [](int a, int b) { return a > b; });
    reverse(s.begin(), s.end());
    v.push_back(3);
    q.push({1, 2});
    while (!q.empty()) {
        auto cur = q.front();
        q.pop();
        total += cur.first;
    }
    auto square = [&](int x) { return x * x; };
    swap(n, m);
    try {
        if (n < 0) throw runtime_error("bad");
        cout << square(n) << endl;
    } catch (const exception &e) {
        cerr << e.what() << endl;
    }
    cout << fixed << setprecision(2) << (double)total / n << '\n';
    cout << max(n, m) << ' ' << min({n, m, 3}) << endl;
    if (seen.count(n)) cout << "YES" << endl;
    else cout << "NO" << endl;
    int *p = new int[n];
    delete[] p;
    Account a("kim");
    a.deposit(100);
    cout << a.get();
    while (cin >> n) m += n;
    return 0;
}
