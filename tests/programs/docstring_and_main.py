"""Doc."""
def main():
    """Inner."""
    print("main")
if __name__ == "__main__":
    main()
