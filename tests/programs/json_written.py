# json.dumps of values known when compiling and of others.
import json
import numpy as np
n = int(np.sum(np.ones(3)))
xs = [i / 4 for i in range(n)]
d = {'name': 'x', 'values': xs, 'n': n, 'ok': n > 2, 'none': None, 'nested': {'k': [1, [2, 'é"\n']]}}
print(json.dumps(d), json.dumps(d, indent=2), json.dumps(d, sort_keys=True), sep='\n')
print(json.dumps(xs), json.dumps('text'), json.dumps(n), json.dumps(1.5), json.dumps((1, 2)), json.dumps(d, separators=(',', ':')))
e = {}
for i in range(n):
    e[str(i)] = i * 0.5
print(json.dumps(e), json.dumps([e, e]), json.dumps({1: 'a', 2.5: 'b'}), json.dumps(float('nan')), json.dumps('é', ensure_ascii=False))
with open('/tmp/npcc_json_written.json', 'w') as f:
    json.dump(d, f)
print(open('/tmp/npcc_json_written.json').read())
