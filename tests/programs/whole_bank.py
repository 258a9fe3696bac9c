import numpy as np
class InsufficientFunds(Exception):
    def __init__(self, balance, amount):
        super().__init__(f"balance {balance:.2f} is less than {amount:.2f}")
        self.balance, self.amount = balance, amount
class Account:
    count = 0
    def __init__(self, owner, balance=0.0):
        self.owner = owner
        self._balance = balance
        self.history = []
        Account.count += 1
    @property
    def balance(self):
        return self._balance
    @balance.setter
    def balance(self, value):
        if value < 0:
            raise ValueError("negative balance")
        self._balance = value
    def deposit(self, amount):
        if amount <= 0:
            raise ValueError("deposit must be positive")
        self.balance += amount
        self.history.append(("deposit", amount))
        return self
    def withdraw(self, amount):
        if amount > self.balance:
            raise InsufficientFunds(self.balance, amount)
        self.balance -= amount
        self.history.append(("withdraw", amount))
        return self
    def __str__(self):
        return f"{self.owner}: {self.balance:,.2f}"
class Savings(Account):
    def __init__(self, owner, balance=0.0, rate=0.02):
        super().__init__(owner, balance)
        self.rate = rate
    def add_interest(self, years):
        for _ in range(years):
            self.deposit(round(self.balance * self.rate, 2))
    def __str__(self):
        return super().__str__() + f" at {self.rate:.1%}"
a = Account("ann", 1000)
s = Savings("sam", 2500.5, rate=0.03)
a.deposit(50).withdraw(20)
s.add_interest(3)
print(a, s, Account.count, sep=" | ")
for action in (lambda: a.withdraw(5000), lambda: a.deposit(-1), lambda: setattr(s, "balance", -3)):
    try:
        action()
    except InsufficientFunds as e:
        print("insufficient:", e, e.amount - e.balance)
    except ValueError as e:
        print("value error:", e)
    else:
        print("fine")
    finally:
        pass
print(a.history, len(s.history), isinstance(s, Account), issubclass(Savings, Account), type(s).__name__)
total = sum(acc.balance for acc in (a, s))
print(f"{total:.2f}", np.mean([amount for kind, amount in a.history if kind == "deposit"]))
