# Rows of a matrix that loops change, known when they begin and not any more when they end.
def rank(matrix):
    rows, columns = len(matrix), len(matrix[0])
    r = min(rows, columns)
    for row in range(r):
        if matrix[row][row] != 0:
            for col in range(row + 1, rows):
                factor = matrix[col][row] / matrix[row][row]
                for i in range(row, columns):
                    matrix[col][i] -= factor * matrix[row][i]
        else:
            reduce = True
            for i in range(row + 1, rows):
                if matrix[i][row] != 0:
                    matrix[row], matrix[i] = matrix[i], matrix[row]
                    reduce = False
                    break
            if reduce:
                r -= 1
                for i in range(rows):
                    matrix[i][row] = matrix[i][r]
            row -= 1
    return r


def subsets(items, size):
    found = [[] for _ in range(size + 1)]
    found[0].append(())
    for i in range(1, len(items) + 1):
        for j in range(size, 0, -1):
            for earlier in found[j - 1]:
                found[j].append((*earlier, items[i - 1]))
    return found[size]


print(rank([[1.0, 2.0, 3.0], [2.0, 4.0, 6.0], [1.0, 0.0, 1.0]]), rank([[0.0, 2.0], [3.0, 1.0]]))
print(subsets([10, 20, 30, 40], 2))
