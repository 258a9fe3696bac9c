"""scipy.fftpack: the transforms, with its order of arguments."""
from numpy import fft as _fft
from numpy.fft import fftfreq, fftshift, ifftshift


def fft(x, n=None, axis=-1, overwrite_x=False):
    return _fft.fft(x, n, axis)


def ifft(x, n=None, axis=-1, overwrite_x=False):
    return _fft.ifft(x, n, axis)


def fftn(x, shape=None, axes=None, overwrite_x=False):
    return _fft.fftn(x, shape, axes)


def ifftn(x, shape=None, axes=None, overwrite_x=False):
    return _fft.ifftn(x, shape, axes)


def fft2(x, shape=None, axes=(-2, -1), overwrite_x=False):
    return _fft.fft2(x, shape, axes)


def ifft2(x, shape=None, axes=(-2, -1), overwrite_x=False):
    return _fft.ifft2(x, shape, axes)
