state = (0, 1.0)
for i in range(5):
    state = (state[0] + 1, state[1] * 2)
print(state)
