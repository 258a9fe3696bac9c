print(a[0] := 3)
