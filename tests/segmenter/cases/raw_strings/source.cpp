#include <iostream>
const char* page = R"(
[rep_start(1)]
if (x) {
}
[rep_end(1)]
)";
int main() {
    std::cout << R"x({ ")" } [self_start(1)])x";
    std::string s = "a { b"
                    "[rep_start(1)]"
                    "} c";
    char open = '{', quote = '\'', back = '\\';
    if (s[0] == '}') {
        std::cout << "}{" << '"' << "// no comment /*";
    }
    auto text = R"(
\[self_end(1)]
    [self_end(1)]
)";
    std::cout << text;
}
