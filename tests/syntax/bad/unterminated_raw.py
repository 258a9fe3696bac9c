y = r"abc\"
