
final class HanjulState {
    static int left = 1000;

    static void at(char moment, Object[] values) {
        if (left-- <= 0) { left = 0; return; }
        StringBuilder text = new StringBuilder().append((char) 1).append("HANJUL_MARK:");
        text.append(moment).append(':');
        for (Object value : values) { text.append(' '); put(text, value, 0); }
        System.out.print(text.append((char) 2));
        System.out.flush();
    }

    static Object[] with(Object first, Object[] rest) {
        Object[] all = new Object[rest.length + 1];
        all[0] = first;
        System.arraycopy(rest, 0, all, 1, rest.length);
        return all;
    }

    static int leave(int value, Object[] given) { at('R', with(value, given)); return value; }
    static long leave(long value, Object[] given) { at('R', with(value, given)); return value; }
    static float leave(float value, Object[] given) { at('R', with(value, given)); return value; }
    static double leave(double value, Object[] given) { at('R', with(value, given)); return value; }
    static char leave(char value, Object[] given) { at('R', with(value, given)); return value; }
    static boolean leave(boolean value, Object[] given) { at('R', with(value, given)); return value; }
    static <T> T leave(T value, Object[] given) { at('R', with(value, given)); return value; }

    static final Object OTHER = new Object();

    private static void hex(StringBuilder text, char kind, String value) {
        text.append(kind);
        byte[] bytes = value.getBytes(java.nio.charset.StandardCharsets.UTF_8);
        for (int i = 0; i < bytes.length && i < 400; i++) text.append(String.format("%02x", bytes[i]));
    }

    private static void put(StringBuilder text, Object value, int depth) {
        if (value == OTHER || text.length() > 60000) text.append('?');
        else if (value == null) text.append('n');
        else if (value instanceof Integer || value instanceof Long || value instanceof Short
                || value instanceof Byte) text.append('i').append(value);
        else if (value instanceof Double || value instanceof Float) text.append('f').append(value);
        else if (value instanceof Boolean) text.append((Boolean) value ? "b1" : "b0");
        else if (value instanceof Character) hex(text, 'c', value.toString());
        else if (value instanceof CharSequence) hex(text, 's', value.toString());
        else if (depth > 2) text.append('?');
        else if (value.getClass().isArray()) {
            java.util.List<Object> items = new java.util.ArrayList<>();
            int count = Math.min(java.lang.reflect.Array.getLength(value), 201);
            for (int i = 0; i < count; i++) items.add(java.lang.reflect.Array.get(value, i));
            put(text, items, depth);
        } else if (value instanceof java.util.List || value instanceof java.util.Deque) {
            String comma = "";
            int count = 0;
            text.append('[');
            for (Object item : (java.util.Collection<?>) value) {
                text.append(comma);
                comma = ",";
                if (count++ == 200) { text.append('~'); break; }
                put(text, item, depth + 1);
            }
            text.append(']');
        } else if (value instanceof java.util.Map) {
            hex(text, 'r', new java.util.TreeMap<Object, Object>((java.util.Map<?, ?>) value).toString());
        } else if (value instanceof java.util.Set) {
            hex(text, 'r', new java.util.TreeSet<Object>((java.util.Set<?>) value).toString());
        } else if (value instanceof Enum) hex(text, 'r', ((Enum<?>) value).name());
        else if (value.getClass().getClassLoader() == HanjulState.class.getClassLoader()) {
            fields(text, value, depth);
        } else text.append('?');
    }

    private static void fields(StringBuilder text, Object value, int depth) {
        hex(text, '{', value.getClass().getSimpleName());
        String comma = "";
        for (java.lang.reflect.Field field : value.getClass().getDeclaredFields()) {
            if (java.lang.reflect.Modifier.isStatic(field.getModifiers()) || field.isSynthetic()) continue;
            hex(text.append(comma), '.', field.getName());
            text.append('=');
            put(text, read(field, value), depth + 1);
            comma = ",";
        }
        text.append('}');
    }

    private static Object read(java.lang.reflect.Field field, Object value) {
        try {
            field.setAccessible(true);
            return field.get(value);
        } catch (ReflectiveOperationException | RuntimeException failed) { return OTHER; }
    }
}
