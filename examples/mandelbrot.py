"""The Mandelbrot set in characters: scalar loops."""
import sys


def escape(cr, ci, limit):
    x = 0.0
    y = 0.0
    for i in range(limit):
        x2 = x * x
        y2 = y * y
        if x2 + y2 > 4.0:
            return i
        y = 2.0 * x * y + ci
        x = x2 - y2 + cr
    return limit


def main():
    width = int(sys.argv[1]) if len(sys.argv) > 1 else 60
    height = width * 2 // 5
    shades = " .:-=+*#%@"
    for row in range(height):
        line = ""
        for col in range(width):
            n = escape(-2.2 + 3.2 * col / width, -1.2 + 2.4 * row / height, 50)
            line += shades[n * 9 // 50]
        print(line)


main()
