"""Latin words that any guideline may use: keywords, types, library names, technical terms."""

from guideline_model.describe import library

_KEYWORDS = """
auto break case char const continue default do double else enum extern float for goto if int long
register return short signed sizeof static struct switch typedef union unsigned void volatile while
bool catch class constexpr delete explicit false friend inline namespace new noexcept nullptr
operator private protected public template this throw true try typename using virtual
False None True and as assert async await def del elif except finally from global import in is
lambda nonlocal not or pass raise with yield match self
abstract boolean byte extends final implements instanceof interface native null package super
synchronized throws transient var record
"""
_LIBRARY = """
scanf printf fgets gets puts putchar getchar getline sscanf sprintf snprintf fprintf fscanf stdin
stdout stderr malloc calloc realloc free EOF NULL
cin cout cerr endl std string vector map set pair queue stack deque list array tuple unordered_map
unordered_set multiset multimap priority_queue bitset make_pair push_back iterator size_t setw
setprecision fixed
input print range len str dict list set tuple split join append sys os math collections itertools
functools heapq bisect defaultdict Counter deque stdin readline format enumerate zip sorted map
filter lambda
Scanner BufferedReader InputStreamReader StringTokenizer StringBuilder System String Integer Long
Double Character Boolean Object Math Arrays Collections List ArrayList LinkedList Map HashMap
TreeMap Set HashSet TreeSet Queue Stack Deque ArrayDeque PriorityQueue println print printf nextInt
nextLine next nextDouble main args argc argv out in IOException Exception Override
"""
_TERMS = """
ASCII Unicode UTF AND OR XOR NOT TRUE FALSE YES NO ID I O IO C Java Python CPU GCD LCM BFS DFS DP
LIS FIFO LIFO Enter enter Space Tab tab index key value node root leaf pivot swap flag count step
base case head tail front rear top bottom left right row col column loop type data code line word
char text byte bit binary bool ok e g i vs
"""
KNOWN = frozenset(
    f"{_KEYWORDS} {_LIBRARY} {_TERMS}".split()
    + [
        part
        for table in (library.VALUES, library.ASKS, library.EFFECTS)
        for name in table
        for part in name.replace("::", ".").split(".")
        if part
    ]
)
_PROSE = """
a an and are as at be been before but by called down each for from given goes has holds if in into
is it its itself no not of on once one only or over read so starts such that the their them then
there these they this those through to too two up used using value values variable variables was
when where whether which while whose with within without you your
array arrays function functions integer integers list lists loop loops method methods name named
number numbers parameter parameters reference references string strings real character characters
class struct object pointer map set queue stack that follow follows holding takes returns above
below here same new member points all both other another first last next previous three four five
"""
# What stands in an English sentence where a name could stand.
ENGLISH = frozenset(_PROSE.split())
