import numpy as np
a = np.array([[10,7,4],[3,2,1]])
print(np.median(a), np.median(a,axis=0), np.median(a,axis=1,keepdims=True), np.median(a,axis=(0,1)))
print(np.percentile(a,50), np.percentile(a,[25,75],axis=0), np.percentile(a,50,axis=1,keepdims=True), np.quantile(a,0.3,axis=(0,1)))
x = np.array([3.,1.5,8.2,4.4,9.1,2.2,7.])
for m in ["inverted_cdf","averaged_inverted_cdf","closest_observation","interpolated_inverted_cdf","hazen","weibull","linear","median_unbiased","normal_unbiased","lower","higher","midpoint","nearest"]:
    print(m, np.quantile(x,[0,.1,.25,.5,.77,1],method=m), np.percentile([1,2,3,4],40,method=m))
m = np.zeros(3); print(np.percentile(a,50,axis=0,out=m), m)
b = a.astype(float); b[0,1]=np.nan
print(np.nanmedian(b), np.nanmedian(b,axis=1), np.nanpercentile(b,50), np.nanpercentile(b,[10,50],axis=0,keepdims=True), np.quantile(b,.5,axis=0))
print(np.histogram(x,bins=4), np.histogram(x,bins=[0,2,5,10],density=True), np.histogram([1,2,1],bins=[0,1,2,3],weights=[1,2,3]))
y = np.array([((i * 7919) % 1009) / 1009 for i in range(200)])
for m in ["auto", "fd", "doane", "scott", "stone", "rice", "sturges", "sqrt"]:
    print(m, len(np.histogram_bin_edges(y, bins=m)), np.histogram_bin_edges(y[:20], bins=m, range=(0, 1)))
h, e = np.histogramdd(y.reshape(-1, 2), bins=(3, 2))
print(h, e)
print(np.histogram2d(y[:100], y[100:], bins=[[0, .5, 1], 3], density=True))
