#include <iostream>
using namespace std;

template <class T>
T larger(T a, T b) { return a > b ? a : b; }

int main() {
    ios::sync_with_stdio(false); cin.tie(nullptr);
    vector<int> v = {3, 1, 2};
    for (auto x : v) if (x > 1) cout << x;
    sort(v.begin(), v.end(), [](int a, int b) {
        return a < b;
    });
    auto twice = [&](int x) {
        return 2 * x;
    };
    try {
        v.at(9);
    } catch (const out_of_range& e) {
        cout << "range";
    } catch (...) {
        cout << "other";
        throw;
    }
    while (true) {
        int t;
        cin >> t;

        // the end
        if (t == 0) break;
    }
    return 0;
}
