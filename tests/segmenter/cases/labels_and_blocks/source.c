#include <stdio.h>
#ifdef DEBUG
int debug = 1;
#else
int debug = 0;
#endif
int main(void) {
    int n = 0;
again:
    n++;
    {
        int hidden = n;
        n = hidden + 1;
    }

    // go round
    if (n < 5) goto again;
done: return n;
}
