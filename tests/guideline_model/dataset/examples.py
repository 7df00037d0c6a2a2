"""Programs and pairs that tests of the dataset are made of."""

from typing import Any

from guideline_model.dataset.model import Example

C = """\
#include <stdio.h>
int main(void) {
    int n;
    scanf("%d", &n);
    printf("%d\\n", n * 2);
    return 0;
}
"""
OLDER_CODE = """\
#include <stdio.h>
[main_def_start(0)]
int main (void ) {
[self_start(1)]
    int n;
[self_end(1)]
[self_start(1)]
    scanf ("%d", &n );
[self_end(1)]
[rep_start(1)]
    while (n > 0 ) {
[self_start(2)]
        n--;
[self_end(2)]
[rep_end(1)]
    }
[main_def_end(0)]
}
"""
OLDER_GUIDELINE = """\
[func_def_start(0)]
main 함수를 작성하세요.
[self_start(1)]
정수형 변수 `n`을 선언하세요.
[self_end(1)]
[self_start(1)]
n을 입력받으세요.
[self_end(1)]
[rep_start(1)]
n이 0보다 큰 동안 반복하세요.
[self_start(2)]
n을 1 줄이세요.
[self_end(2)]
[rep_end(1)]
[func_def_end(0)]
"""


def example(**values: Any) -> Example:
    """An example of a unit that prints twice a number."""
    said = {
        "origin": "a.jsonl:1",
        "program": "a.jsonl#1",
        "language": "c",
        "level": "line",
        "locale": "ko",
        "source": C,
        "index": 1,
        "guideline": "정수형 변수 n을 선언하세요.",
    }
    return Example(**(said | values))
