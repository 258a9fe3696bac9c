"""Sorting what only its own __lt__ puts in order."""


def merged(items, reverse):
    """A stable merge sort; reverse keeps the order of equal items, too."""
    source, n, width = items[:], len(items), 1
    while width < n:
        out = []
        for low in range(0, n, 2 * width):
            i, middle, high = low, min(low + width, n), min(low + 2 * width, n)
            j = middle
            while i < middle or j < high:
                if j >= high:
                    first = True
                elif i >= middle:
                    first = False
                elif reverse:
                    first = not source[i] < source[j]
                else:
                    first = not source[j] < source[i]
                if first:
                    out.append(source[i])
                    i += 1
                else:
                    out.append(source[j])
                    j += 1
        source = out
        width *= 2
    return source
