import java.util.function.*;

abstract class Base<T> {
    protected abstract T make();
    static { System.out.println("loaded"); }
    { System.out.println("made"); }
}

class Outer
{
    private int count;

    class Inner
    {
        int twice()
        {
            return count * 2;
        }
    }

    static class Node<K, V> {
        K key; V value;
        Node<K, V> next;
    }

    interface Visitor { void visit(Node<?, ?> node); }

    Runnable runner()
    {
        return new Runnable()
        {
            @Override
            public void run()
            {
                count++;
            }
        };
    }

    synchronized void step() {
        synchronized (this) {
            count--;
        }
        Supplier<Integer> s = () -> count;
        class Local {
            int x = 1;
        }
        assert count > 0 : "count";
        label: {
            if (count == 0) break label;
            count = -count;
        }
    }
}
