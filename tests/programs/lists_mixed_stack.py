import sys
def tokens(s):
    out = []
    for t in s.split():
        try:
            out.append(float(t))
        except ValueError:
            out.append(t)
    return out
def rpn(s):
    st = []
    for t in tokens(s):
        if isinstance(t, float): st.append(t)
        else:
            b = st.pop(); a = st.pop()
            if t == "+": st.append(a + b)
            elif t == "-": st.append(a - b)
            elif t == "*": st.append(a * b)
            else: st.append(a / b)
    return st.pop()
print(rpn("3 4 + 2 *"), rpn("5 1 2 + 4 * + 3 -"))
