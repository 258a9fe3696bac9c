print("before")
raise RuntimeError("stop")
