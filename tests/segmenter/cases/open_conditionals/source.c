#ifdef __cplusplus
extern "C" {
#endif
int add(int a, int b);
#ifdef __cplusplus
}
#endif

#if N > 3
int f(int a) {
#elif N > 2
int f(int a, int b) {
    b++;
#else
int f(void) {
#endif
    return 1;
}

int main(void) {
    if (a) {
        b();
#ifdef Q
    } else {
        c("}");
#endif
    }
#if 0
    while (1) {
#else
    for (;;) {
#endif
        break;
    }
#ifdef LOCAL
    puts("whole");
#endif
    return 0;
}
