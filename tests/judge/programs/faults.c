/* One fault for each number that is read; the second number is what makes it one. */
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
int global[7];
int deep(int n) { volatile char held[1000]; held[0] = n; return deep(n + 1) + held[0]; }
int *local(void) { int x[3] = {1}; int *volatile p = x; return p; }
void store(int *v, int n) { v[n] = 3; }
int main(void) {
    int a[5] = {0}, which, n;
    char word[4];
    if (scanf("%d %d", &which, &n) != 2) return 3;
    int *heap = malloc(5 * sizeof(int)), *null = NULL;
    switch (which) {
    case 0: a[n] = 1; printf("%d", a[n]); break;
    case 1: store(a, n); break;
    case 2: store(global, n); break;
    case 3: store(heap, n); printf("%d", heap[0]); break;
    case 4: free(heap); printf("%d", heap[n]); break;
    case 5: free(heap); free(heap); break;
    case 6: free(a + n); break;
    case 7: *null = n; break;
    case 8: printf("%d", *(int *)(long)n); break;
    case 9: printf("%d", n + INT_MAX); break;
    case 10: printf("%d", 10 / n); break;
    case 11: printf("%d", 1 << n); break;
    case 12: printf("%d", deep(n)); break;
    case 13: printf("%d", *local()); break;
    case 14: { int sized[n]; sized[0] = 1; printf("%d", sized[0]); break; }
    case 15: strcpy(word, n ? "wordy" : "no"); printf("%s", word); break;
    }
    free(heap);
    return 0;
}
