import numpy as np
from collections import defaultdict
DATA = """name,dept,salary,age
alice,eng,120.5,34
bob,ops,80.0,45
carol,eng,133.25,29
dave,ops,78.5,51
erin,hr,64.0,38
frank,eng,99.9,41
"""
rows = [line.split(",") for line in DATA.strip().splitlines()]
header, body = rows[0], rows[1:]
print(header, len(body))
records = [dict(zip(header, r)) for r in body]
groups = defaultdict(list)
for r in records:
    groups[r["dept"]].append(float(r["salary"]))
for dept in sorted(groups):
    s = np.array(groups[dept])
    print(f"{dept:>4}: n={len(s)} mean={s.mean():.2f} max={s.max():.2f} std={s.std():.3f}")
ages = np.array([int(r["age"]) for r in records])
sal = np.array([float(r["salary"]) for r in records])
A = np.vstack([ages, np.ones(len(ages))]).T
slope, intercept = np.linalg.lstsq(A, sal, rcond=None)[0]
print("fit %.4f %.4f" % (slope, intercept), "corr %.4f" % np.corrcoef(ages, sal)[0, 1])
order = sorted(records, key=lambda r: (-float(r["salary"]), r["name"]))
for i, r in enumerate(order[:3], 1):
    print(i, r["name"].title().ljust(8, "."), r["salary"].rjust(8))
oldest = max(records, key=lambda r: int(r["age"]))
print(oldest["name"], {k: v for k, v in oldest.items() if k != "name"})
print(sum(float(r["salary"]) for r in records if r["dept"] == "eng"))
print(", ".join(sorted({r["dept"] for r in records})))
