raise E, "x"
