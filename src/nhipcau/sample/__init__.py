"""The sample press: invented outlets with invented news, served on loopback for `./run demo` and for tests.

In: a day called today. Out: running sites (`press.serve`) and what each page truly says (`edition.expected`).
"""
