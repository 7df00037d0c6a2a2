#include <coroutine>
template <class T>
concept Sized = requires(T t) {
    t.size();
    { t[0] } -> std::same_as<int>;
};
template <Sized T>
auto first(T t) requires (sizeof(T) > 1) {
    return t[0];
}
struct Task {
    struct promise_type {
        Task get_return_object() { return {}; }
        std::suspend_never initial_suspend() { return {}; }
        void return_void() {}
    };
};
Task count(int n) {
    for (int i = 0; i < n; i++) {
        co_yield i;
        co_await ready();
    }
    co_return;
}
auto operator""_km(long double x) { return x; }
auto compare = []<typename T>(const T& a, const T& b) { return a < b; };
int main() {
    for (auto&& [k, v] : m | std::views::filter([](auto& p) { return p.second > 0; })) {
        use(k, v);
    }
    if constexpr (true) {
        std::erase_if(m, [](const auto& p) { return p.first; });
    }
}
