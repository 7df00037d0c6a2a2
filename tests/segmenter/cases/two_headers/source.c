int main(void) {
    int a = 1;
    if (a) for (int i = 0; i < a; i++) {
        a--;
        if (a) { a--; }
    } else {
        a++;
    }
    while (a) if (a > 2) {
        a--;
    }
    for (;;) switch (a) {
        case 1:
            a = 2;
    }
    if (a) { while (a) {
        a--;
    }
    }
    else if (a) do {
        a++;
    } while (a < 3); else a = 4;
    return a;
}
