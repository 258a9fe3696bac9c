from ..other import TWO

NAME = f"leaf {TWO}"
