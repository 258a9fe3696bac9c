def why():
    try:
        import not_python
    except SyntaxError as e:
        return type(e).__name__, e.lineno
    return not_python
