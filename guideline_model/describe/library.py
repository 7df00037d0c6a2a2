"""Well-known functions by their meaning: name -> (key, number of arguments with the receiver).

`VALUES` give a value, `ASKS` a yes or no, `EFFECTS` do something; names that start with a dot are
methods, whose receiver is the first argument. A program's own functions of the same name come
first. Keys are entries of each locale's tables.
"""

# ruff: noqa: E501 - rows of a table

from guideline_model.describe.expressions import Ask, Expr, Index, Invoke, Known
from guideline_model.describe.shapes import compare

Table = dict[str, dict[int, str]]


def _table(rows: str) -> Table:
    table: Table = {}
    for row in rows.split():
        names, key, count = row.rsplit(":", 2)
        for name in names.split("|"):
            table.setdefault(name.removeprefix("std::"), {})[int(count)] = key
    return table


VALUES = _table(
    """
strlen|len|.size|.length|.__len__:length:1 abs|fabs|labs|llabs|Math.abs:absolute:1
sqrt|Math.sqrt|math.sqrt|isqrt|math.isqrt|sqrtl:root:1 pow|Math.pow|math.pow:power:2
max|Math.max|Integer.max|Long.max|fmax:larger:2 min|Math.min|Integer.min|Long.min|fmin:smaller:2
max:largest:1 min:smallest:1 max:largest3:3 min:smallest3:3 sum:total:1
toupper|.upper|.toUpperCase|Character.toUpperCase:upper:1
tolower|.lower|.toLowerCase|Character.toLowerCase:lower:1
int|atoi|atoll|stoi|stoll|stol|Integer.parseInt|Long.parseLong|Integer.valueOf|Long.valueOf:to_int:1
float|atof|stod|Double.parseDouble|Double.valueOf:to_real:1 int|Integer.parseInt:from_base:2
str|to_string|String.valueOf|Integer.toString|Long.toString|.toString|Double.toString:to_string:1
Character.getNumericValue:to_int:1 bool:to_bool:1
floor|Math.floor|math.floor:floor:1 ceil|Math.ceil|math.ceil:ceil:1 round|Math.round:round:1
round:rounded:2 sorted:sorted:1 reversed|.reversed:reversed:1 divmod:quotient_and_remainder:2
gcd|__gcd|math.gcd|std::gcd:gcd:2 lcm|math.lcm:lcm:2
.split:words:1 .split:split:2 .join|String.join:join:2
.strip|.trim:stripped:1 .rstrip:right_stripped:1 .lstrip:left_stripped:1
.strip|.rstrip|.lstrip:stripped_of:2 .replace|.replaceAll:replaced:3
.find|.index|.indexOf:index_of:2 .count:count_of:2 .substr|.substring:part_of:3
.substring|.substr:part_from:2 .charAt|.at|.get|.elementAt:element:2 .get:element_or:3
.getOrDefault:element_or:3 .setdefault:element_or:3
.front|.first|.getFirst|.peekFirst|.element:first:1 .back|.last|.getLast|.peekLast:last:1
.top|.peek:top:1 .pop|.poll|.remove|.pollFirst|.removeFirst|.popleft:popped:1
.pollLast|.removeLast:popped_last:1 .pop:popped_at:2 heappop|heapq.heappop:popped_smallest:1
.keys|.keySet:keys:1 .values:values:1 .items|.entrySet:entries:1 .getKey:key:1 .getValue:value:1
.copy|.clone|copy.deepcopy|deepcopy|copy.copy:copy:1 ord:code_of:1 chr:char_of:1
range:range:1 range:range:2 range:range:3 enumerate:numbered:1 enumerate:numbered:2 zip:pairs:2
malloc:allocated:1 calloc:allocated_zero:2 sizeof:size_of:1
strcmp|.compareTo|.compare:string_order:2 strstr:index_of:2 .begin:begin:1 .end:end:1
list:to_list:1 set|frozenset:to_set:1 tuple:to_tuple:1 dict:to_dict:1 list|tuple:empty_list:0 dict:empty_dict:0
set|defaultdict|collections.defaultdict:empty_set:0 defaultdict|collections.defaultdict:default_dict:1
deque|collections.deque:empty_list:0 deque|collections.deque:to_deque:1 open:opened:1 open:opened:2
Counter|collections.Counter:tally:1 map:mapped:2 filter:filtered:2 make_pair:pair:2 bin:binary:1
hex:hexadecimal:1 Integer.toBinaryString:binary:1 rand|Math.random|random.random:random:0
max_element:largest_place:2 min_element:smallest_place:2 accumulate:accumulated:3
Arrays.asList|List.of:listed:1 .toCharArray|.chars:characters:1 .c_str:same:1 .intValue:same:1
.max|.getMax:largest:1 .min:smallest:1 .sum:total:1 Collections.max:largest:1
Collections.min:smallest:1 .nextLine:line:1 exp:exponential:1 log|Math.log|math.log:logarithm:1
log10|Math.log10|math.log10:logarithm10:1 sin|Math.sin|math.sin:sine:1 cos|Math.cos|math.cos:cosine:1
perm|permutations|itertools.permutations:permutations:1 .title|.capitalize:capital:1
.getMessage:message:1 .what:message:1 repr:to_string:1 reduce|functools.reduce:reduced:2
"""
)
ASKS = _table(
    """
.empty|.isEmpty:is_empty:1 isdigit|.isdigit|.isdecimal|.isnumeric|Character.isDigit:is_digit:1
isalpha|.isalpha|Character.isLetter|Character.isAlphabetic:is_letter:1
isupper|.isupper|Character.isUpperCase:is_upper:1 islower|.islower|Character.isLowerCase:is_lower:1
isspace|.isspace|Character.isWhitespace:is_space:1
isalnum|.isalnum|Character.isLetterOrDigit:is_alnum:1
.contains|.containsKey|.count:contains:2 .containsValue:contains_value:2
.startswith|.startsWith:starts_with:2 .endswith|.endsWith:ends_with:2
.equals:same_text:2 .equalsIgnoreCase:same_text_any_case:2 strcmp:other_text:2
.hasNext|.hasNextInt|.hasNextLine|.hasNextLong|.ready|.hasMoreTokens:has_next:1
all:all_hold:1 any:any_holds:1 isinstance:is_instance:2 .eof:input_over:1 .add:newly_added:2
"""
)
EFFECTS = _table(
    """
.push_back|.append|.add|.emplace_back|.addLast|.offer|.offerLast|.appendleft|.push_front:append:2
.push|.emplace|.insert:push:2 .put:put:3 .add|.insert:insert_at:3 .set:set_at:3
.pop|.poll|.pop_front|.popleft|.removeFirst|.pollFirst:remove_first:1
.pop_back|.removeLast|.pollLast:remove_last:1 .remove|.discard:remove:2 .erase|.pop:remove:2
.clear:clear:1 .sort:sort:1 sort|qsort|std::sort|ranges::sort:sort:1
Arrays.sort|Collections.sort:sort:1 sort:sort:2 Arrays.sort|Collections.sort:sort_by:2 .sort:sort_by:2
sort:sort_range_by:3 qsort:sort_qsort:4 reverse:reverse:2 .reverse|Collections.reverse:reverse:1
stable_sort:sort_range_by:3 strcpy:copy_text:2 strncpy:copy_text:3 strcat:add_text:2 memset:fill:3
fill:fill:3 Arrays.fill:fill:2 memcpy:copy_memory:3 free:release:1 exit|sys.exit|System.exit:exit:1
exit|sys.exit|quit:exit:0 .close|fclose:close:1 .resize|.reserve|.assign:resize:2 .assign:refill:3
heappush|heapq.heappush:heap_push:2 heapify|heapq.heapify:heapify:1 .extend|.addAll|.update:extend:2
.appendleft|.push_front|.addFirst|.offerFirst|.push_first:prepend:2 .flush|fflush:flush:1
srand:seed:1 sys.setrecursionlimit|setrecursionlimit:recursion_limit:1 .ignore|cin.ignore:skip_input:1
ios::sync_with_stdio|ios_base::sync_with_stdio|std::ios::sync_with_stdio:fast_input:1
cin.tie|cout.tie|.tie:untie:2 .setLength:shorten:2 .nextLine:skip_line:1 .start:start:1
.remove:remove_first:1 .run:start:1
"""
)


def value(name: str, args: tuple[Expr, ...], receiver: Expr | None, kind: str = "") -> Expr:
    """Return the meaning of a call that gives a value; an unknown one is Invoke."""
    full = (receiver, *args) if receiver is not None else args
    call = f".{name}" if receiver is not None else name
    key = VALUES.get(call, {}).get(len(full))
    if key == "element":
        return Index(full[0], full[1:])
    if key == "same":
        return full[0]
    if key:
        return Known(key, full)
    key = ASKS.get(call, {}).get(len(full))
    if key == "same_text":
        return compare("==", *full)
    return Ask(key, full) if key else Invoke(name, args, receiver, kind)


def effect(
    name: str, args: tuple[Expr, ...], receiver: Expr | None
) -> tuple[str, tuple[Expr, ...]]:
    """Return the key and the operands of a call made for its effect; key "" where unknown."""
    full = (receiver, *args) if receiver is not None else args
    call = f".{name}" if receiver is not None else name
    return EFFECTS.get(call, {}).get(len(full), ""), full
