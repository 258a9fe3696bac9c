# error: 2 'return' outside function
return 3
