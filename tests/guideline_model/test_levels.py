from guideline_model import WriteRequest, make_writer, write
from segmenter import segment

SOURCE = """#include <stdio.h>

int factorial(int n) {
    if (n <= 1) return 1;
    return n * factorial(n - 1);
}

int main(void) {
    int n;
    int arr[100];
    scanf("%d", &n);

    for (int i = 0; i < n - 1; i++) {
        for (int j = i + 1; j < n; j++) {
            if (arr[i] > arr[j]) {
                int temp = arr[i];
                arr[i] = arr[j];
                arr[j] = temp;
            }
        }
    }
    return 0;
}
"""


def texts(level: str, locale: str) -> list[str]:
    segmentation = segment(SOURCE, language="c", level=level)
    request = WriteRequest(segmentation=segmentation, locale=locale)
    return [guideline.text for guideline in write(request, make_writer("template"))]


def test_a_function_names_its_parameters_and_result_then_its_steps() -> None:
    assert texts("function", "ko")[0] == (
        "정수형 n을 매개변수로 받아 정수를 반환하는 함수 factorial을 정의하세요.\n"
        "1. n이 1 이하이면 1을 반환하세요.\n"
        "2. n과 (factorial 함수에 n보다 1 작은 값을 넣어 호출한 결과)의 곱을 반환하세요."
    )


def test_a_run_of_statements_has_a_goal_and_numbered_steps() -> None:
    found = next(text for text in texts("paragraph", "en") if "prepare" in text)
    assert found == (
        "Write the part to prepare the variables and read the input.\n"
        "1. Declare the integer variable n.\n"
        "2. Declare the integer array arr of size 100.\n"
        "3. Read an integer into n with scanf."
    )


def test_nested_loops_that_exchange_are_told_as_sorting() -> None:
    found = texts("function", "ko")[-2]
    assert "arr을 오름차순으로 정렬하기 위한" in found
    assert "정수형 변수 j가 i보다 1 큰 값에서 시작하여 n보다 작은 동안" in found
    assert found.endswith(
        "temp를 새로 선언하고, 이를 거쳐 arr의 i번 원소와 arr의 j번 원소의 값을 서로 바꾸세요."
    )


def test_the_exchange_over_a_declared_variable_still_names_it() -> None:
    assert any("temp" in text for text in texts("paragraph", "en"))


MACRO = """#define FOR(i, n) for (int i = 0; i < n; i++)
int main(void) {
    int a = 1;
    FOR(k, 3)
        a++;
    return a;
}
"""


def test_the_use_of_a_macro_is_told_as_such() -> None:
    request = WriteRequest(segmentation=segment(MACRO, language="c", level="paragraph"))
    found = [one.text for one in write(request, make_writer("template"))]
    assert "매크로 FOR에 k와 3을 넣어 쓰세요. 그 안에서 a를 1 증가시키세요." in found


def test_an_assignment_that_changes_its_target_is_told_as_a_change() -> None:
    source = "total = 0\n\ntotal = total + 2 * total\n\nname = input()\n\nname = name + 'x'\n"
    request = WriteRequest(segmentation=segment(source, language="python", level="line"))
    found = [one.text for one in write(request, make_writer("template"))]
    assert found[1] == "total에 2와 total의 곱을 더하세요."
    assert found[3] == 'name의 끝에 "x"를 이어 붙이세요.'
