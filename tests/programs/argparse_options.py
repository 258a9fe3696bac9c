# args: -n 4 --rate=2.5 -v data.txt --mode b --size 3 4
# Options of the command line.
import argparse


def main():
    parser = argparse.ArgumentParser(prog="tool", description="A tool.")
    parser.add_argument("file", nargs="?", default="in.txt", help="input file")
    parser.add_argument("-n", "--number", type=int, default=3, help="how many (default: %(default)s)")
    parser.add_argument("--rate", type=float, default=0.1, metavar="R")
    parser.add_argument("-v", "--verbose", action="store_true")
    parser.add_argument("--mode", choices=["a", "b"], default="a")
    parser.add_argument("--size", nargs=2, type=int, default=[1, 2])
    parser.add_argument("--no-x", dest="x", action="store_false")
    parser.add_argument("--seed", type=int)
    args = parser.parse_args()
    print(args.file, args.number, args.rate, args.verbose, args.mode, args.size, args.x, args.seed)
    for i in range(args.number):
        print(i * args.rate)


if __name__ == "__main__":
    main()
