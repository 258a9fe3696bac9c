import time
t = time.time()
x = time.perf_counter()
print(time.time() >= t, time.perf_counter() >= x)
