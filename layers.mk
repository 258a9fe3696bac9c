# What each folder of src/ may include: the one statement of the layering. The Makefile links unit tests by it,
# and tests/check_includes.py holds every #include to it. docs/architecture.md explains it.
ALLOW_base       :=
ALLOW_syntax     := base
ALLOW_sema       := base syntax
ALLOW_runtime    :=
ALLOW_interp     := base syntax sema runtime
ALLOW_ir         := base
ALLOW_dialect    := base ir
ALLOW_rewrite    := base ir dialect
ALLOW_analysis   := base ir dialect
ALLOW_specialise := base syntax sema ir dialect analysis
ALLOW_transform  := base ir dialect rewrite analysis
ALLOW_lower      := base ir dialect rewrite analysis runtime
ALLOW_machine    := base analysis
ALLOW_loader     := base
ALLOW_cache      := base loader
ALLOW_standalone := base runtime interp loader cache
ALLOW_codegen    := base ir dialect analysis machine loader
ALLOW_driver     := base syntax sema runtime interp ir dialect rewrite analysis specialise transform lower machine loader cache standalone codegen

FOLDERS := base syntax sema runtime interp ir dialect rewrite analysis specialise transform lower machine loader cache standalone codegen driver
