int main(void) {
    int n = 3;
    do {
        n--;
        if (n == 1) continue;
    } while (n > 0);
    do {
        n++;
        n++;
    }
    while (n < 9);
    do n--; while (n > 0);
    return n;
}
