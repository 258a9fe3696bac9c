"""scipy.signal: windows and convolutions."""
import numpy as np

_COSINES = {"boxcar": [1.0], "hann": [0.5, 0.5], "hamming": [0.54, 0.46], "blackman": [0.42, 0.50, 0.08],
            "nuttall": [0.3635819, 0.4891775, 0.1365995, 0.0106411], "blackmanharris": [0.35875, 0.48829, 0.14128, 0.01168],
            "flattop": [0.21557895, 0.41663158, 0.277263158, 0.083578947, 0.006947368]}
_ALIASES = {"box": "boxcar", "ones": "boxcar", "rect": "boxcar", "rectangular": "boxcar", "hanning": "hann", "han": "hann", "hamm": "hamming",
            "ham": "hamming", "black": "blackman", "blk": "blackman", "blackharr": "blackmanharris", "bkh": "blackmanharris", "nutl": "nuttall",
            "nut": "nuttall", "flat": "flattop", "flt": "flattop", "triangle": "triang", "tri": "triang", "bart": "bartlett", "brt": "bartlett"}


def _window(name, n):
    if name in _COSINES:
        phase = np.linspace(-np.pi, np.pi, n)
        w = np.zeros(n)
        for k, a in enumerate(_COSINES[name]):
            w += a * np.cos(k * phase)
        return w
    if name == "cosine":
        return np.sin(np.pi / n * (np.arange(0, n) + 0.5))
    k = np.arange(0, n)
    if name == "bartlett":
        return np.where(k <= (n - 1) / 2.0, 2.0 * k / (n - 1), 2.0 - 2.0 * k / (n - 1))
    if name == "triang":
        k = np.arange(1, (n + 1) // 2 + 1)
        half = 2 * k / (n + 1.0) if n % 2 else (2 * k - 1.0) / n
        return np.concatenate([half, half[-2::-1]]) if n % 2 else np.concatenate([half, half[::-1]])
    raise NotImplementedError(f"npcc: the window {name!r} is not supported")


def get_window(window, Nx, fftbins=True):
    if not isinstance(window, str):
        raise NotImplementedError("npcc: windows with parameters are not supported")
    name = _ALIASES.get(window, window)
    if Nx <= 1:
        return np.ones(int(Nx))
    return _window(name, Nx + 1)[:-1] if fftbins else _window(name, Nx)


def convolve(in1, in2, mode="full", method="auto"):
    a, b = np.asarray(in1), np.asarray(in2)
    if a.ndim != 1 or b.ndim != 1:
        raise NotImplementedError("npcc: signal.convolve of arrays with several dimensions is not supported")
    full = np.convolve(a, b)
    if mode == "same":
        start = (len(full) - len(a)) // 2
        return full[start:start + len(a)]
    return full if mode == "full" else np.convolve(a, b, mode)


def detrend(data, axis=-1, type="linear", bp=0, overwrite_data=False):
    x = np.asarray(data, dtype=float)
    if type == "constant":
        return x - np.mean(x, axis, keepdims=True)
    if x.ndim != 1 or np.any(np.asarray(bp) != 0):
        raise NotImplementedError("npcc: detrend with break points or of several dimensions is not supported")
    n = len(x)
    lines = np.column_stack([np.arange(1, n + 1) / n, np.ones(n)])
    return x - lines @ np.linalg.lstsq(lines, x, rcond=None)[0]
