# error: 4 inconsistent use of tabs and spaces in indentation
if 1:
        x = 1
	y = 2
