"""scipy.fft: NumPy's transforms under SciPy's name."""
from numpy.fft import (fft, ifft, fft2, ifft2, fftn, ifftn, rfft, irfft, rfft2, irfft2, rfftn, irfftn, hfft, ihfft, fftfreq,
                       rfftfreq, fftshift, ifftshift)
