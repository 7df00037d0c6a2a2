#include <algorithm>
#include <iostream>
#include <map>
#include <string>
#include <vector>
using namespace std;

#define ALL(v) v.begin(), v.end()

using number = long long;
typedef vector<int> Row;

namespace geometry {
const double PI = 3.0;
struct Point {
    int x, y;
    Point(int x = 0, int y = 0) : x(x), y(y) {}
    Point operator+(const Point& other) const { return Point(x + other.x, y + other.y); }
    int norm() const;
};
int Point::norm() const { return x * x + this->y * y; }
double area(double radius) { return PI * radius * radius; }
}  // namespace geometry

enum class Level { LOW = 1, HIGH };
enum Suit { HEARTS, SPADES };

template <typename T, int N>
T biggest(const T (&values)[N]) {
    T best = values[0];
    for (const T& value : values) {
        best = max(best, value);
    }
    return best;
}

class Shape {
public:
    explicit Shape(string name) : name_(name) {}
    virtual ~Shape() {}
    virtual int sides() const { return 0; }
    const string& name() const { return name_; }

protected:
    string name_;
};

class Square : public Shape {
public:
    Square(int side) : Shape("square"), side(side) { made++; }
    int sides() const override { return 4; }
    int area() const { return side * side; }
    static int made;

private:
    int side;
};

int Square::made = 0;

bool byScore(const pair<string, int>& a, const pair<string, int>& b) {
    return a.second > b.second;
}

struct Student {
    string name;
    int score;
    bool operator<(const Student& other) const { return score < other.score; }
};

int perform(int (*action)(int), int value) { return action(value); }
int triple(int value) { return value * 3; }

int main() {
    int n = 4;
    Row row(n), other(3, 1);
    for (int i = 0; i < n; i++) {
        row[i] = (i * 7) % 5;
    }
    sort(ALL(row));
    number total = 0;
    for (auto& item : row) {
        item += 1;
        total += item;
    }
    auto add = [&total, base = n](int amount) {
        int total2 = amount + base;
        return total + total2;
    };
    map<string, int> ages;
    ages["kim"] = 20;
    ages["lee"] = 22;
    for (const auto& [key, age] : ages) {
        cout << key << ' ' << age << '\n';
    }
    auto [low, high] = minmax_element(row.begin(), row.end());
    geometry::Point p(1, 2), q{3, 4};
    geometry::Point r = p + q;
    cout << r.x << ' ' << r.norm() << ' ' << geometry::area(2) << endl;
    vector<Student> students = {{"a", 3}, {"b", 9}};
    sort(students.begin(), students.end());
    for (Student& student : students) {
        cout << student.name << student.score << '\n';
    }
    int list[] = {4, 9, 2};
    cout << biggest(list) << ' ' << add(5) << ' ' << *low << *high << '\n';
    Square square(3);
    Shape* shape = &square;
    cout << shape->name() << shape->sides() << square.area() << Square::made << '\n';
    Level level = Level::HIGH;
    if (int size = row.size(); size > 2) {
        cout << static_cast<int>(level) << size << SPADES << '\n';
    }
    try {
        throw string("oops");
    } catch (const string& error) {
        cout << error << '\n';
    }
    cout << perform(triple, 5) << perform([](int v) { return v + 1; }, 1) << other.size() << endl;
    return 0;
}
