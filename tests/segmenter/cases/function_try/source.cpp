struct S {
    int a;
    S(int x) try : a(x) {
        a++;
    } catch (...) {
        throw;
    }
};
int safe(int a) try {
    return 10 / a;
} catch (...) {
    return 0;
}
int next(int a) { return a; }
