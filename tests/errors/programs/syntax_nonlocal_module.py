# error: 2 nonlocal declaration not allowed at module level
nonlocal q
