"""The operators of mutation: each finds its places in a line of Verilog and says what becomes of them."""
import random
import re

# (name, pattern, what a match can become)
SWAPS = [
    ("comparison", r"(?<![<>=!&|])(==|!=|>=|<(?![<=])|>(?![>=]))(?!=)",
     {"==": ["!="], "!=": ["=="], ">=": [">", "<"], "<": ["<=", ">="], ">": [">=", "<="]}),
    ("operand", r"(?<=\s)(\+|-|&&|\|\||&|\||\^)(?=\s)",
     {"+": ["-"], "-": ["+"], "&&": ["||"], "||": ["&&"], "&": ["|"], "|": ["&"], "^": ["&"]}),
]
LITERAL = re.compile(r"\b(\d+)'([dbh])([0-9a-f]+)\b")
CONDITION = re.compile(r"\b(if|while) \((?=[^!\s])")
TERNARY = re.compile(r"= ([\w\[\]\.:]+|\([^()?]*\)) \?")
RESET = re.compile(r"!rst_ni\b")
ENABLE = re.compile(r"\b(\w+_(?:i|valid|enable|on)) && ")
# A name that is no word of the language and no block's: parameters alone are not mutated.
SIGNAL = re.compile(r"(?<![\w'.`$])(?!(?:if|else|begin|end|assign|wire|reg|function|input|generate"
                    r"|gen_\w+)\b)"
                    r"[a-z]\w*")
# Declarations and what is no logic.
SKIP = re.compile(r"^\s*(//|`|input|output|parameter|localparam|integer|genvar|module|endmodule|reg\b[^=]*;"
                  r"|wire\b[^=]*;|for \(|ILLEGAL|\.\w+\(\w*\),?$)|ILLEGAL|generate")


def code_of(line):
    return line.split("//")[0]


def literal_changes(match):
    width, base, digits = int(match.group(1)), match.group(2), match.group(3)
    value = int(digits, {"d": 10, "b": 2, "h": 16}[base])
    for changed in {(value + 1) % (1 << width), value ^ 1, 0} - {value}:
        yield f"{width}'d{changed}"


def places(line):
    """(operator, start, end, text) of every change that a line allows."""
    code = code_of(line)
    if not SIGNAL.search(code) or SKIP.search(code):
        return
    for name, pattern, becomes in SWAPS:
        for match in re.finditer(pattern, code):
            for text in becomes[match.group(1)]:
                yield name, match.start(1), match.end(1), text
    for match in LITERAL.finditer(code):
        for text in literal_changes(match):
            yield "constant", match.start(), match.end(), text
    for match in CONDITION.finditer(code):
        if "rst_ni" not in code:
            yield "condition", match.end(), match.end(), "!"
    for match in TERNARY.finditer(code):
        yield "condition", match.start(1), match.start(1), "!"
    for match in ENABLE.finditer(code):
        yield "enable", match.start(), match.end(), ""
    for match in RESET.finditer(code):
        yield "reset", match.start(), match.end(), "1'b0"


OPERATORS = ("comparison", "constant", "operand", "condition", "enable", "reset")


def mutate(line, place):
    _, start, end, text = place
    return line[:start] + text + line[end:]


def draw(files, count, seed):
    """`count` different mutants, operators in turn, lines at random. @param files {name: text}
    @return [(file, line number from 1, operator, the line before, after)]"""
    pool = {operator: [] for operator in OPERATORS}
    for file, text in sorted(files.items()):
        for number, line in enumerate(text.splitlines(), 1):
            for place in places(line):
                pool[place[0]].append((file, number, place[0], line, mutate(line, place)))
    chance, drawn = random.Random(seed), []
    for mutants in pool.values():
        chance.shuffle(mutants)
    while len(drawn) < count and any(pool.values()):
        for operator in OPERATORS:
            if pool[operator] and len(drawn) < count:
                drawn.append(pool[operator].pop())
    return drawn
