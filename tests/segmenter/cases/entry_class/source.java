package a;
import java.util.*;
@Foo
public class Main extends B {
  static int x = 1;
  static { x = 2; }
  {
    y = 3;
  }
  @Override
  public int f() throws E {
    return 1;
  }
  enum E { A, B }
  enum F {
    A(1),
    B(2);
    int k;
    F(int k) { this.k = k; }
  }
  interface I { int f(); }
  private static final int N = 3;

  public static void main(String[] args) {
    for (int i=0;i<1;i++) x; 
    for (int a : b) { 
       y; 
    }
    do {
      x;
    } while (y);
    switch (a) { 
      case 1: case 3:
       x; break; 
      default: y; }
    switch (a) {
      case 1 -> x();
      case 2 -> {
        y();
      }
    }
    try (R r = x) { 
      a; 
    } catch (E e) {
       b; 
    } finally {
       c; 
    }
    try {
      a;
    }
    catch (E e)
    {
      b;
    }
    Runnable r = () -> {
       x();
    };
    if (a) b; else if (c) d; else e; 
    if (a) {
      b;
    }
    // comment
    else if (c)
      d;
    else
      e;
  }
}
class Q {
  int a;
}
