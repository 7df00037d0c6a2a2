"""Which sources are for the light header, and that it really means the same to them."""

from collections.abc import Iterator

import pytest

from judge import compiling, default_sandbox, keep_caches
from judge.caching import kept
from judge.languages import LANGUAGES
from judge.languages.base import LightHeader
from judge.light_header import is_enough, rare_words
from judge.model import CompileReport, Program
from judge.precompiled import Headers

CPP = LANGUAGES["cpp"]
LIGHT = LightHeader(
    header="large.h",
    text="#include <vector>\n",
    preprocess_argv=lambda name: ("preprocess", name),
    probe_argv=lambda name: ("probe", name),
)


def enough(rest: str) -> bool:
    return is_enough(LIGHT, frozenset({"thread", "regex"}), f"#include <large.h>\n{rest}")


class TestIsEnough:
    @pytest.mark.parametrize(
        "rest",
        [
            "int main() { return threads + my_regex; }",
            "#include <vector>\n#include<vector> // once more",
            "auto x = 1'000'000ull + 0x1Fu + 1e-9 + 1.5f + .5L + 0b1'0 + 017;",
            "bool operator<(A, A); bool operator ()(int); A& operator/(A); int operator[](int);",
            "#define REP(i, n) \\\n  for (int i = 0; i < n; ++i)",
            "char c = '#', *s = \"#\";",
        ],
    )
    def test_for_what_names_nothing_rare(self, rest: str) -> None:
        assert enough(rest)

    @pytest.mark.parametrize(
        "rest",
        [
            "std::thread t;",
            "int regex;",
            "// a thread",
            'char *s = "regex";',
            "th\\\nread t;",
            "th\\ \nread t;",
            "#define JOIN(a, b) a##b\nJOIN(th, read) t;",
            "#define JOIN(a, b) a%:%:b",
            "\\u0074hread t;",
            "#include <algorithm>",
            "#include <large.h>",
            '#include "vector"',
            "#include VECTOR",
            "#include_next <vector>",
            "#if __has_include(<vector>)\n#endif",
            "#pragma GCC target(1)",
            '_Pragma("once")',
            'asm("nop");',
            "auto s = 10s;",
            "auto s = 1.s;",
            "auto s = 1'0min;",
            "auto s = 0x1h;",
            "auto s = 1'as;",
            "struct A { template<class T> operator T(); };",
            "#define TO operator\nstruct A { TO int(); };",
            "struct A { operator/**/int(); };",
        ],
    )
    def test_not_for_what_could(self, rest: str) -> None:
        assert not enough(rest)

    def test_only_for_the_header_it_stands_for(self) -> None:
        assert not is_enough(LIGHT, frozenset(), "#include <other.h>\n")


class TestRareWords:
    """The compiler's answers, small: the large header is said to declare what is in `asked`."""

    LARGE = (
        '# 1 "/x/any" 1\nnamespace std { int a, b; }\nnamespace b { }\n#define M 1\n#define N a\n'
    )
    SMALL = '# 1 "/x/some" 1\nint a;\nnamespace b { }\n'

    def run(self, argv: tuple[str, ...], source: str) -> bytes:
        large = source.startswith("#include <large.h>")
        if argv[0] == "preprocess":
            return (self.LARGE if large else self.SMALL).encode()
        probes = source.split('#line 1 "probe"\n')[1].splitlines()
        known = {"std::a", "std::b", "::b"} if large else {"::b"}
        return "".join(
            f"probe:{line}:1: error: 'x' has not been declared in 'y'\n"
            for line, probe in enumerate(probes, 1)
            if probe.split()[4].rstrip(";") not in known
        ).encode()

    def test_what_one_declares_defines_or_is_called(self) -> None:
        rare = rare_words(LIGHT, self.run)
        assert rare == {"a", "b", "M", "N", "any"}

    def test_a_namespace_that_is_opened_again(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(self, "LARGE", self.SMALL + "namespace b { }\n", raising=False)
        assert "b" in rare_words(LIGHT, self.run)

    def test_a_class_that_is_only_declared(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(self, "LARGE", "class b final : c { };", raising=False)
        monkeypatch.setattr(self, "SMALL", "class b;", raising=False)
        assert "b" in rare_words(LIGHT, self.run)

    def test_an_answer_that_is_not_understood(self) -> None:
        with pytest.raises(ValueError, match="does not tell"):
            rare_words(LIGHT, lambda *_: b"namespace std { int a; }")


@pytest.fixture(scope="module")
def headers(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Headers]:
    """The light header and the large one."""
    keep_caches(tmp_path_factory.mktemp("kept") / "judge")
    caches = kept()
    assert caches is not None
    for part in CPP.prebuilt:
        if part.file == "bits/stdc++.h.gch":
            caches.headers.build(default_sandbox(), CPP, part)
    yield caches.headers
    keep_caches(None)


def light(headers: Headers, rest: str) -> bool:
    source = f"#include <bits/stdc++.h>\n{rest}"
    return len(headers.tries(default_sandbox(), CPP, source)) == 2


def report(rest: str) -> CompileReport:
    source = f"#include <bits/stdc++.h>\n{rest}"
    return compiling._compile(default_sandbox(), Program(language="cpp", source=source)).report


COMMON = """using namespace std;
int main() {
    int n; cin >> n;
    vector<int> numbers(n);
    map<string, set<int>> path;
    for (auto& x : numbers) cin >> x;
    sort(numbers.begin(), numbers.end(), [](int a, int b) { return a > b; });
    cout << fixed << setprecision(3) << sqrt(2.0) << '\\n';
}
"""


class TestTheRealOne:
    def test_does_for_a_common_program(self, headers: Headers) -> None:
        assert light(headers, COMMON)

    @pytest.mark.parametrize("word", ["thread", "regex", "chrono", "basic_syncbuf", "lock", "beta"])
    def test_does_not_for_one_that_holds_a_rare_word(self, headers: Headers, word: str) -> None:
        assert not light(headers, COMMON.replace("path", word))

    def test_knows_macros_too(self, headers: Headers) -> None:
        assert not light(headers, "int x = __cpp_lib_filesystem;")

    @pytest.mark.parametrize(
        "rest",
        [
            COMMON,
            "int main() { std::valarray<int> v(3); std::cout << v.size(); }",
            "std::chrono::seconds s(1);\nint main() { return s.count(); }",
        ],
        ids=["common", "a class it only names", "not in it"],
    )
    def test_all_compile(self, headers: Headers, rest: str) -> None:
        assert report(rest) == CompileReport(ok=True, messages=())

    @pytest.mark.parametrize(
        "rest",
        [
            "using namespace std;\nint lock;\nint main() { lock = 1; }\n",
            "int main() { std::sorted(1); }\n",
            "int main() { std::atomic_thing(); }\n",
            '#warning "careful"\nint main() {}\n',
        ],
        ids=["a name of the large one's", "an error", "what might be meant", "a warning"],
    )
    def test_the_words_are_the_large_one_s(
        self, headers: Headers, rest: str, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        said = report(rest)
        tries = headers.tries
        monkeypatch.setattr(Headers, "tries", lambda _, *program: tries(*program)[-1:])
        assert said == report(rest)
        assert said.messages
