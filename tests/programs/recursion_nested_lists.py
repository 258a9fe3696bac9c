# A list of known lists is changed below the function that got it: there is one list, whoever changes it.
class Ways:
    def __init__(self):
        self.dp = [[-1, -1, -1, -1], [-1, -1, -1, -1]]

    def count(self, mask, at):
        if at > 3:
            return mask
        if self.dp[mask][at] != -1:
            return self.dp[mask][at]
        ways = self.count(mask, at + 1)
        if at in [1, 2]:
            ways += self.count(mask | 1, at + 1)
        self.dp[mask][at] = ways
        return self.dp[mask][at]


ways = Ways()
print(ways.count(0, 0), ways.dp)


def fill(rows, i):
    if i > 1:
        return 7
    below = fill(rows, i + 1)
    rows[i].append(below)
    return len(rows[i])


rows = [[1], [2, 3]]
print(fill(rows, 0), rows)


def note(table, key):
    if key > 3:
        return 1
    note(table, key + 1)
    table[key].append(key)
    return len(table[key])


table = {1: [1], 2: [2], 3: [3], 4: [4], 5: [5], 6: [6], 7: [7], 8: [8], 9: [9], 10: [10]}
print(note(table, 1), table)


def cut(rows, n):
    if n == 0:
        return 0
    rows[:n][0].append(n)
    return cut(rows, n - 1)


rows = [[1], [2, 3]]
print(cut(rows, 2), rows)
