class Button:
    def __init__(self, name):
        self.name = name
        self.handler = None
        self.count = 0
    def on(self, f):
        self.handler = f
        return self
    def press(self):
        if self.handler is not None:
            self.handler(self)
        self.count += 1
log = []
def make(k):
    def handle(b):
        log.append((b.name, k * b.count))
    return handle
buttons = []
for i in range(100):
    b = Button("b%d" % i)
    if i % 3 == 0:
        b.on(make(i))
    elif i % 3 == 1:
        b.on(lambda x: log.append((x.name, -1)))
    buttons.append(b)
for b in buttons[:12]:
    b.press()
    b.press()
print(log)
