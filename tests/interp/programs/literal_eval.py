from ast import literal_eval
for t in ["1", "-1.5", "1+2j", "-3-4j", "'a' \"b\"", "b'\\x00z'", "(1,)", "(1)", "()", "[]", "[1, 'x', (2, 3.0)]", "{}", "{1, 2}", "{1: 2, 'a': [None, True]}", "set()",
          "{'descr': '<f8', 'fortran_order': False, 'shape': (3, 4), }", "1, 2", "  7", "0xff", "1_000", "r'\\n'", "'''a\nb'''", "{1,}", "[1,\n 2]", "1e400", ".5", "5.", "5.j"]:
    print(repr(t), repr(literal_eval(t)))
for t in ["f(1)", "x", "1+1", "__import__('os')", "[1][0]", "'a'.upper()", "1 2", "(", "{1:}", "1+", "[1 2]", "-'a'", "'a'*3", "lambda: 1", "not 1", "[,]", "(,)", ""]:
    try:
        print(repr(t), repr(literal_eval(t)))
    except (ValueError, SyntaxError) as e:
        print(repr(t), "bad")
