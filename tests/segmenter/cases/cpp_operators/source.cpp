#include <iostream>
class Vec {
public:
    double x, y;
    Vec(double x = 0, double y = 0) : x(x), y(y) {}
    Vec(const Vec&) = default;
    virtual ~Vec() {
    }
    Vec operator+(const Vec& o) const { return {x + o.x, y + o.y}; }
    double& operator[](int i)
    {
        if (i == 0)
            return x;
        return y;
    }
    operator bool() const {
        return x || y;
    }
    friend std::ostream& operator<<(std::ostream& out, const Vec& v);
    static int count;
};
int Vec::count = 0;
std::ostream& operator<<(std::ostream& out, const Vec& v) {
    return out << v.x << ',' << v.y;
}
int safe(int a) try {
    return 10 / a;
} catch (...) {
    return 0;
}
int main(int argc, char** argv)
{
    Vec a(1, 2), b;
    try
    {
        if (argc > 1)
        {
            throw std::runtime_error("x");
        }
    }
    catch (const std::exception& e)
    {
        std::cerr << e.what();
    }
    std::cout << a + b << '\n';
}
