cfg = {"model": {"dim": 4, "layers": [1, 2]}, "lr": 0.1}
cfg["model"]["dim"] *= 2
cfg["model"]["layers"].append(3)
print(cfg, cfg["model"]["layers"][-1])
for k, v in cfg["model"].items():
    print(k, v)
