class Account:
    def __init__(self, owner, balance=0):
        self.owner = owner
        self._balance = balance
        self.history = []
    @property
    def balance(self):
        return self._balance
    @balance.setter
    def balance(self, v):
        if v < 0:
            raise ValueError("negative balance")
        self._balance = v
        self.history.append(v)
    def __repr__(self):
        return f"Account({self.owner!r}, {self._balance})"
    def __eq__(self, o):
        return isinstance(o, Account) and self.owner == o.owner
class Bank:
    def __init__(self):
        self.accounts = {}
    def open(self, name, amount):
        self.accounts[name] = Account(name, amount)
        return self.accounts[name]
    def transfer(self, a, b, amount):
        self.accounts[a].balance -= amount
        self.accounts[b].balance += amount
bank = Bank()
names = ["ann", "bob", "cy", "dee"]
for i, n in enumerate(names * 2):
    bank.open(n, 100 * (i + 1))
for i in range(40):
    try:
        bank.transfer(names[i % 4], names[(i * 3 + 1) % 4], 37 * i)
    except ValueError as e:
        print(i, e)
print(list(bank.accounts.values()))
print(bank.accounts["ann"].history[:4], bank.accounts["bob"] == bank.accounts["cy"])
a = bank.open("eve", 5)
b = a
b.balance = 9
print(a, a is b, [a] == [b], a in list(bank.accounts.values()))
try:
    print(a.missing)
except AttributeError as e:
    print(e)
