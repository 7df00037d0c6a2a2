"""Korean words for types, functions and operators. `{0:을}` takes the agreeing particle."""

# ruff: noqa: E501 - rows of a table

TYPES = {
    "int": "정수형", "long": "long형 정수", "long long": "long long형 정수", "short": "short형 정수",
    "unsigned": "부호 없는 정수형", "unsigned int": "부호 없는 정수형(unsigned int)",
    "unsigned long long": "부호 없는 정수형(unsigned long long)",
    "unsigned long": "부호 없는 정수형(unsigned long)", "unsigned char": "unsigned char형",
    "long long int": "long long형 정수", "long int": "long형 정수", "byte": "byte형 정수",
    "double": "double형 실수", "float": "float형 실수", "long double": "long double형 실수",
    "char": "문자형", "bool": "참·거짓(bool)형", "boolean": "참·거짓(boolean)형",
    "string": "문자열", "String": "문자열", "str": "문자열", "auto": "자동 추론(auto)형",
    "var": "자동 추론(var)형", "void": "void형", "char[]": "문자 배열",
    "Integer": "정수(Integer)형", "Long": "정수(Long)형", "Double": "실수(Double)형",
    "Character": "문자(Character)형", "Boolean": "참·거짓(Boolean)형",
}  # fmt: skip
HELD = {
    "int": "정수", "double": "실수", "float": "실수", "char": "문자", "bool": "참·거짓 값",
    "string": "문자열", "String": "문자열", "Integer": "정수", "Long": "long형 정수",
    "long long": "long long형 정수", "long": "long형 정수", "Double": "실수", "Character": "문자",
    "Boolean": "참·거짓 값", "boolean": "참·거짓 값", "long long int": "long long형 정수",
}  # fmt: skip
KINDS = {
    "int": "정수", "real": "실수", "char": "문자", "word": "문자열", "line": "한 줄", "hex": "16진수 정수",
    "octal": "8진수 정수", "string": "문자열", "value": "값", "bool": "참·거짓 값", "token": "낱말",
    "ints": "공백으로 구분된 정수들", "reals": "공백으로 구분된 실수들",
    "words": "공백으로 구분된 문자열들", "digits": "한 줄의 숫자들",
    "ints_list": "공백으로 구분된 정수들의 목록", "reals_list": "공백으로 구분된 실수들의 목록",
    "digits_list": "한 줄의 숫자 하나하나", "letters": "한 줄의 글자 하나하나",
}  # fmt: skip
CHARS = {"\n": "줄바꿈 문자", "\0": "널 문자(문자열의 끝)", " ": "공백 문자", "\t": "탭 문자",
         "\r": "캐리지 리턴 문자", "'": "작은따옴표 문자", '"': "큰따옴표 문자", "\\": "역슬래시 문자"}  # fmt: skip
TEXTS = {" ": "공백", "\n": "줄바꿈", "\t": "탭", "": "빈 문자열"}
BINARY = {
    "quotient": "{0:을} {1:으로} 나눈 몫", "division": "{0:을} {1:으로} 나눈 값",
    "remainder": "{0:을} {1:으로} 나눈 나머지", "power": "{0}의 {1}제곱",
    "bit_and": "{0:과} {1}의 비트 AND 값", "bit_or": "{0:과} {1}의 비트 OR 값",
    "bit_xor": "{0:과} {1}의 비트 XOR 값", "shift_left": "{0}의 비트를 왼쪽으로 {1}칸 옮긴 값",
    "shift_right": "{0}의 비트를 오른쪽으로 {1}칸 옮긴 값", "product": "{0:과} {1}의 행렬 곱",
    "unknown": "{0:과} {1:으로} 계산한 값",
}  # fmt: skip
BY = {"quotient": "나눈 몫", "division": "나눈 값", "remainder": "나눈 나머지"}
UNARY = {
    "negative": "{0}의 부호를 바꾼 값", "bit_not": "{0}의 비트를 뒤집은 값", "address": "{0}의 주소",
    "pointee": "포인터 {0:이} 가리키는 값", "spread": "{0}의 원소들",
}  # fmt: skip
KNOWN = {
    "length": "{0}의 길이", "absolute": "{0}의 절댓값", "root": "{0}의 제곱근", "power": "{0}의 {1}제곱",
    "larger": "{0:과} {1} 중 큰 값", "smaller": "{0:과} {1} 중 작은 값", "largest": "{0}의 최댓값",
    "smallest": "{0}의 최솟값", "largest3": "{0}, {1}, {2} 중 가장 큰 값",
    "smallest3": "{0}, {1}, {2} 중 가장 작은 값", "total": "{0}의 합",
    "upper": "{0:을} 대문자로 바꾼 것", "lower": "{0:을} 소문자로 바꾼 것",
    "to_int": "{0:을} 정수로 바꾼 값", "to_real": "{0:을} 실수로 바꾼 값",
    "from_base": "{0:을} {1}진법으로 읽은 정수", "to_string": "{0:을} 문자열로 바꾼 것",
    "to_bool": "{0}의 참·거짓 값", "floor": "{0:을} 내림한 값", "ceil": "{0:을} 올림한 값",
    "round": "{0:을} 반올림한 값", "rounded": "{0:을} 소수점 아래 {1}자리까지 반올림한 값",
    "sorted": "{0:을} 오름차순으로 정렬한 목록", "reversed": "{0:을} 거꾸로 뒤집은 것",
    "quotient_and_remainder": "{0:을} {1:으로} 나눈 몫과 나머지", "gcd": "{0:과} {1}의 최대공약수",
    "lcm": "{0:과} {1}의 최소공배수", "words": "{0:을} 공백으로 나눈 목록", "split": "{0:을} {1:으로} 나눈 목록",
    "join": "{1}의 원소를 {0:을} 사이에 두고 이어 붙인 문자열", "stripped": "{0}의 앞뒤 공백을 없앤 것",
    "right_stripped": "{0}의 끝 공백을 없앤 것", "left_stripped": "{0}의 앞 공백을 없앤 것",
    "stripped_of": "{0}에서 양 끝의 {1:을} 없앤 것", "replaced": "{0}에서 {1:을} {2:으로} 바꾼 것",
    "index_of": "{0}에서 {1:이} 처음 나오는 위치", "count_of": "{0}에 들어 있는 {1}의 개수",
    "part_of": "{0}의 {1}번부터 {2:으로} 정한 데까지의 부분", "part_from": "{0}의 {1}번부터 끝까지의 부분",
    "element_or": "{0}에서 키가 {1}인 값(없으면 {2})", "first": "{0}의 맨 앞 원소", "last": "{0}의 맨 뒤 원소",
    "top": "{0}의 맨 위(맨 앞) 원소", "popped": "{0}에서 꺼낸 원소", "popped_last": "{0}의 끝에서 꺼낸 원소",
    "popped_at": "{0}에서 꺼낸 {1}번 원소", "popped_smallest": "힙 {0}에서 꺼낸 가장 작은 값",
    "keys": "{0}의 키들", "values": "{0}의 값들", "entries": "{0}의 키와 값의 쌍들", "key": "{0}의 키",
    "value": "{0}의 값", "copy": "{0}의 복사본", "code_of": "{0}의 문자 코드", "char_of": "코드가 {0}인 문자",
    "numbered": "{0}의 번호와 원소", "pairs": "{0:과} {1:을} 짝지은 것", "allocated": "{0}바이트만큼 새로 할당한 메모리",
    "allocated_zero": "{1}바이트짜리 칸 {0}개를 0으로 채워 새로 할당한 메모리", "size_of": "{0}의 바이트 크기",
    "string_order": "{0:과} {1:을} 사전 순으로 견준 결과", "begin": "{0}의 시작 위치", "end": "{0}의 끝 위치(end)",
    "to_list": "{0:으로} 만든 목록", "to_set": "{0}에서 중복을 없앤 집합", "to_tuple": "{0:으로} 만든 튜플",
    "to_dict": "{0:으로} 만든 딕셔너리", "to_deque": "{0:으로} 만든 덱(deque)", "opened": "{0} 파일을 연 것",
    "filled": "{1:이} {0}개 들어 있는 목록", "sized": "크기가 {0}인 목록",
    "repeated_text": "{0:을} {1}번 반복한 문자열", "allocated_cells": "{1} {0}개 크기로 새로 할당한 메모리", "empty_list": "빈 목록", "empty_dict": "빈 딕셔너리",
    "empty_set": "빈 모음", "default_dict": "없는 키의 기본값을 {0:으로} 정하는 딕셔너리(defaultdict)",
    "tally": "{0}의 원소별 개수(Counter)", "mapped": "{1}의 원소마다 {0:을} 적용한 것",
    "filtered": "{1}의 원소 가운데 {0:을} 만족하는 것들", "pair": "{0:과} {1}의 쌍", "binary": "{0:을} 2진수로 쓴 문자열",
    "hexadecimal": "{0:을} 16진수로 쓴 문자열", "random": "무작위 수", "listed": "{0:을} 담은 목록",
    "characters": "{0}의 문자들", "line": "{0}에서 읽은 한 줄", "exponential": "e의 {0}제곱",
    "logarithm": "{0}의 자연로그", "logarithm10": "{0}의 상용로그", "sine": "{0}의 사인", "cosine": "{0}의 코사인",
    "permutations": "{0}의 순열들", "capital": "{0}의 첫 글자를 대문자로 바꾼 것", "message": "{0}의 오류 메시지",
    "reduced": "{1}의 원소를 {0:으로} 차례로 합친 값", "range": "",
}  # fmt: skip
# Predicates: a stem and its kind: i (이다), a (adjective), v (verb); see korean.conjugate.
ASKS = {
    "is_empty": ("{0:이} 비어 있", "v"), "is_digit": ("{0:이} 숫자", "i"), "is_letter": ("{0:이} 글자(알파벳)", "i"),
    "is_upper": ("{0:이} 대문자", "i"), "is_lower": ("{0:이} 소문자", "i"), "is_space": ("{0:이} 공백 문자", "i"),
    "is_alnum": ("{0:이} 글자나 숫자", "i"), "contains": ("{0}에 {1:이} 들어 있", "v"),
    "contains_value": ("{0}의 값 중에 {1:이} 있", "v"), "starts_with": ("{0:이} {1:으로} 시작하", "v"),
    "ends_with": ("{0:이} {1:으로} 끝나", "v"), "same_text": ("{0:과} {1:이} 같은 문자열", "i"),
    "other_text": ("{0:과} {1:이} 서로 다른 문자열", "i"),
    "same_text_any_case": ("{0:과} {1:이} 대소문자를 무시하고 같", "a"), "has_next": ("{0:으로} 읽을 입력이 남아 있", "v"),
    "all_hold": ("모든 경우에 {0:이} 참", "i"), "any_holds": ("한 번이라도 {0:이} 참", "i"),
    "is_instance": ("{0:이} {1} 자료형", "i"), "input_over": ("{0}의 입력이 끝난 상태", "i"),
    "newly_added": ("{0}에 {1:을} 새로 넣는 데 성공하", "v"),
    "comes_after": ("{0:이} {1}보다 사전 순으로 뒤", "i"), "comes_before": ("{0:이} {1}보다 사전 순으로 앞", "i"),
    "not_before": ("{0:이} {1:과} 같거나 사전 순으로 뒤", "i"), "not_after": ("{0:이} {1:과} 같거나 사전 순으로 앞", "i"),
}  # fmt: skip
EFFECTS = {
    "append": "{0}의 끝에 {1:을} 추가하", "push": "{0}에 {1:을} 넣", "put": "{0}에 키 {1}의 값으로 {2:을} 저장하",
    "insert_at": "{0}의 {1}번 자리에 {2:을} 끼워 넣", "set_at": "{0}의 {1}번 원소를 {2:으로} 바꾸",
    "remove_first": "{0}에서 원소 하나를 꺼내", "remove_last": "{0}의 맨 뒤 원소를 없애", "remove": "{0}에서 {1:을} 없애",
    "clear": "{0:을} 모두 비우", "sort": "{0:을} 오름차순으로 정렬하", "sort_down": "{0:을} 내림차순으로 정렬하",
    "sort_by": "{0:을} {1:을} 기준으로 정렬하",
    "sort_range_by": "{0:을} {2:을} 기준으로 정렬하",
    "sort_qsort": "qsort 함수로 {0}의 원소 {1}개를 {3} 함수로 비교하여 정렬하", "reverse": "{0:을} 거꾸로 뒤집", "copy_text": "{1}의 문자열을 {0}에 복사하",
    "add_text": "{0}의 끝에 문자열 {1:을} 이어 붙이", "fill": "{0:을} 모두 {1:으로} 채우",
    "copy_memory": "{1}의 내용을 {0}에 복사하", "release": "{0}의 메모리를 해제하", "exit": "프로그램을 끝내",
    "close": "{0:을} 닫", "resize": "{0}의 크기를 {1:으로} 바꾸", "refill": "{0:을} {2:이} {1}개 들어 있게 다시 채우",
    "heap_push": "힙 {0}에 {1:을} 넣", "heapify": "{0:을} 힙으로 만들", "extend": "{0}에 {1}의 원소를 모두 추가하",
    "prepend": "{0}의 맨 앞에 {1:을} 추가하", "flush": "{0}에 남은 출력을 내보내", "seed": "난수의 씨앗을 {0:으로} 정하",
    "recursion_limit": "재귀 깊이의 한도를 {0:으로} 늘리", "skip_input": "입력의 남은 문자를 건너뛰",
    "fast_input": "C++ 입출력이 C 입출력과 동기화되지 않도록 설정하여 속도를 높이",
    "untie": "{0:이} 읽기 전에 출력을 매번 내보내지 않도록 연결(tie)을 끊", "shorten": "{0}의 길이를 {1:으로} 줄이", "skip_line": "입력 한 줄을 읽어 버리",
    "start": "{0:을} 시작하", "skip_char": "입력에서 한 문자를 읽어 버리", "delete": "{0:을} 지우",
    "precision": "실수를 소수점 아래 {0}자리까지 출력하도록 설정하", "append_text": "{0}에 {1:을} 이어 붙이",
}  # fmt: skip
CONTAINERS = {
    "list": "{0:을} 담는 {1}", "set": "{0:을} 담는 집합({1})", "map": "{0:을} 키로, {2:을} 값으로 하는 맵({1})",
    "pair": "{0:과} {2}의 쌍(pair)", "stack": "{0:을} 담는 스택({1})", "queue": "{0:을} 담는 큐({1})",
    "deque": "{0:을} 담는 덱({1})", "heap": "{0:을} 담는 우선순위 큐({1})", "tuple": "{0:을} 담는 {1}",
}  # fmt: skip
COMPARE = {
    "<": ("{0:이} {1}보다 작", "a"), ">": ("{0:이} {1}보다 ", "크"), "<=": ("{0:이} {1} 이하", "i"),
    ">=": ("{0:이} {1} 이상", "i"), "==": ("{0:이} {1:과} 같", "a"), "!=": ("{0:이} {1:과} ", "다르"),
    "in": ("{1}에 {0:이} 들어 있", "v"), "not_in": ("{1}에 {0:이} 없", "v"),
}  # fmt: skip

COLLECTIONS = {"list": "목록", "set": "집합", "tuple": "튜플", "braces": "값 묶음",
                "arguments": "초깃값", "pair": "쌍", "dict": "딕셔너리", "dictionary": "딕셔너리",
                "generator": "값들"}  # fmt: skip
STYLES = {"hex": "16진수로", "HEX": "대문자 16진수로", "octal": "8진수로", "binary": "2진수로",
    "science": "지수 표기로", "percent": "백분율로", "each_space": "공백으로 구분하여",
    "each_line": "한 줄에 하나씩", "each": "이어서"}  # fmt: skip
