[x for y in z if (i := y) for i in w]
