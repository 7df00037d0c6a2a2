#include <bits/stdc++.h>
using namespace std;
template <typename T>
concept Number = integral<T> || floating_point<T>;

template <Number T, size_t N = 3>
class Stack {
    array<T, N> items{};
    size_t size_ = 0;

  public:
    explicit Stack(T first) : items{first}, size_{1} {
        assert(size_ <= N);
    }
    auto operator<=>(const Stack&) const = default;
    [[nodiscard]] constexpr size_t size() const noexcept { return size_; }
    void push(T item)
        requires(N > 0)
    {
        items[size_++] = item;
    }
};

enum class Kind : char { A = 'a', B };
namespace a::b {
inline namespace c {
int f(auto x) { return x; }
}
}
struct Point {
    int x{}, y{};
};

template <typename... Ts>
void show(Ts&&... ts) {
    ((cout << ts << ' '), ...);
}

int main() {
    map<string, int> ages{{"a", 1}, {"b", 2}};
    for (auto& [name, age] : ages) {
        age++;
    }
    if (auto it = ages.find("a"); it != ages.end()) {
        cout << it->second;
    } else if constexpr (sizeof(int) == 4)
        cout << 4;
    auto sum = [total = 0](int x) mutable -> int {
        for (int i = 0; i < x; i++) {
            total += i;
        }
        return total;
    };
    Point p{.x = 1, .y = 2};
    for (int i = 0; auto c : "text"sv) cout << i++ << c;
    switch (auto kind = Kind{'a'}; kind) {
        case Kind::A:
            show(1, 2.0, "three");
            break;
        [[unlikely]] default:
            break;
    }
    ranges::sort(v, {}, &Point::x);
    co_return;
}
