# error: 3 'continue' not properly in loop
if 1:
    continue
