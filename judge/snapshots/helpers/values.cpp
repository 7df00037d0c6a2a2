template <class A, class B> constexpr bool hanjul_same = false;
template <class A> constexpr bool hanjul_same<A, A> = true;
template <class T> constexpr bool hanjul_whole =
    hanjul_same<T, signed char> || hanjul_same<T, unsigned char> || hanjul_same<T, short> ||
    hanjul_same<T, unsigned short> || hanjul_same<T, int> || hanjul_same<T, unsigned> ||
    hanjul_same<T, long> || hanjul_same<T, long long>;
template <class T> constexpr bool hanjul_natural_ =
    hanjul_same<T, unsigned long> || hanjul_same<T, unsigned long long>;
template <class T> constexpr bool hanjul_floats =
    hanjul_same<T, float> || hanjul_same<T, double> || hanjul_same<T, long double>;
template <class T, unsigned long N> void hanjul_show(const T (&v)[N]);
template <class T> void hanjul_show(const T &v) {
    constexpr bool plain = hanjul_whole<T> || hanjul_natural_<T> || hanjul_floats<T>;
    if constexpr (plain || hanjul_same<T, char> || hanjul_same<T, bool>) {
        if (hanjul_is_unset(&v, sizeof v)) { hanjul_char('-'); return; }
    }
    if constexpr (hanjul_same<T, bool>) { hanjul_char('b'); hanjul_char('0' + (v ? 1 : 0)); }
    else if constexpr (hanjul_same<T, char>) hanjul_hex('c', &v, 1);
    else if constexpr (hanjul_whole<T>) hanjul_integer(v);
    else if constexpr (hanjul_natural_<T>) hanjul_natural(v);
    else if constexpr (hanjul_floats<T>) hanjul_floating((double)v);
    else if constexpr (hanjul_same<T, char *> || hanjul_same<T, const char *>) hanjul_pointed(v, 0);
    /* HANJUL_STRUCTURES */
    else if constexpr (requires { v.data(); v.length(); v.substr(0); }) {
        if constexpr (sizeof(*v.data()) == 1) hanjul_hex('s', (const char *)v.data(), v.length());
        else hanjul_char('?');
    } else if constexpr (requires { v.begin(); v.end(); v.size(); typename T::value_type; }) {
        int i = 0;
        hanjul_char('[');
        for (auto &&item : v) {
            if (i) hanjul_char(',');
            if (i++ == 200) { hanjul_char('~'); break; }
            hanjul_show<typename T::value_type>(item);
        }
        hanjul_char(']');
    } else if constexpr (requires { v.first; v.second; }) {
        hanjul_char('(');
        hanjul_show(v.first);
        hanjul_char(',');
        hanjul_show(v.second);
        hanjul_char(')');
    } else hanjul_char('?');
}
template <class T, unsigned long N> void hanjul_show(const T (&v)[N]) {
    if constexpr (hanjul_same<T, char>) { hanjul_chars(v, N); return; }
    hanjul_char('<');
    for (unsigned long i = 0; i < N; i++) {
        if (i) hanjul_char(',');
        if (i == 200) { hanjul_char('~'); break; }
        hanjul_show(v[i]);
    }
    hanjul_char('>');
}
template <class T> void hanjul_put(const T &v) {
    hanjul_char(' ');
    hanjul_show(v);
}
