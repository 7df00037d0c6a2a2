#include <stdio.h>

struct Student {
    char name[21];
    int score;
};

void swap_students(struct Student *a, struct Student *b) {
    struct Student temp = *a;
    *a = *b;
    *b = temp;
}

void sort_by_score(struct Student list[], int n) {
    for (int end = n - 1; end > 0; end--) {
        for (int i = 0; i < end; i++) {
            if (list[i].score < list[i + 1].score) {
                swap_students(&list[i], &list[i + 1]);
            }
        }
    }
}

int main(void) {
    int n;
    struct Student list[100];
    scanf("%d", &n);

    for (int i = 0; i < n; i++) {
        scanf("%20s %d", list[i].name, &list[i].score);
    }

    sort_by_score(list, n);

    for (int i = 0; i < n; i++) {
        printf("%s %d\n", list[i].name, list[i].score);
    }

    return 0;
}
