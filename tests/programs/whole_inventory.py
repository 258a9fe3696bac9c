from dataclasses import dataclass, field, asdict
from enum import Enum
import numpy as np
class Kind(Enum):
    BUY = 1
    SELL = 2
@dataclass(order=True)
class Order:
    day: int
    qty: int = field(compare=False)
    kind: Kind = field(compare=False, default=Kind.BUY)
@dataclass
class Store:
    name: str
    stock: int = 20
    log: list = field(default_factory=list)
    def process(self, o: Order) -> bool:
        if o.kind is Kind.SELL and o.qty > self.stock:
            self.log.append(f"day {o.day}: short by {o.qty - self.stock}")
            return False
        self.stock += o.qty if o.kind == Kind.BUY else -o.qty
        self.log.append(f"day {o.day}: {o.kind.name.lower()} {o.qty} -> {self.stock}")
        return True
rng = np.random.default_rng(8)
orders = [Order(int(d), int(q), Kind.BUY if b else Kind.SELL) for d, q, b in zip(rng.integers(0, 30, 12), rng.integers(1, 15, 12), rng.random(12) < 0.4)]
s = Store("main")
done = [s.process(o) for o in sorted(orders)]
print(sum(done), "of", len(done))
print("\n".join(s.log))
print(s.name, s.stock, orders[0], Order(1, 2) == Order(1, 5))
by_kind = {k: [o.qty for o in orders if o.kind is k] for k in Kind}
for k, v in by_kind.items():
    print(k, k.name, k.value, v, np.mean(v) if v else "-")
