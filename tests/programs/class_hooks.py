class Plugin:
    registry = []

    def __init_subclass__(cls):
        cls.title = cls.__name__.lower()
        Plugin.registry.append(cls.__name__)


class Csv(Plugin):
    pass


class Json(Csv):
    title = "own"


class Field:
    def __init__(self, default):
        self.default = default
        self.name = "?"

    def __set_name__(self, owner, name):
        self.name = name
        print("field", name, "of", owner.__name__)


class Model:
    width = Field(3)
    height = Field(4)


print(Csv.title, Json.title, Csv().title, Plugin.registry)
print(Model.width.name, Model.height.default, Model().height.name)
