"""Each owner has a helper of its own, however often the owners are made."""

class Ruler:
    def __init__(self):
        self.rules = []
    def push(self, f):
        self.rules.append(f)
def a(): pass
def b(): pass
class Core:
    def __init__(self):
        self.ruler = Ruler()
        self.ruler.push(a)
    def go(self):
        for r in self.ruler.rules:
            r()
class Inline:
    def __init__(self):
        self.ruler = Ruler()
        self.ruler.push(b)
    def go(self):
        for r in self.ruler.rules:
            r()
class MD:
    def __init__(self):
        self.core = Core()
        self.inline = Inline()
    def go(self):
        self.core.go()
        self.inline.go()
def t0():
    MD().go()
t0()
def t1():
    MD().go()
t1()
def t2():
    MD().go()
t2()
def t3():
    MD().go()
t3()
def t4():
    MD().go()
t4()
def t5():
    MD().go()
t5()
def t6():
    MD().go()
t6()
def t7():
    MD().go()
t7()
def t8():
    MD().go()
t8()
def t9():
    MD().go()
t9()
def t10():
    MD().go()
t10()
def t11():
    MD().go()
t11()
def t12():
    MD().go()
t12()
def t13():
    MD().go()
t13()
def t14():
    MD().go()
t14()
def t15():
    MD().go()
t15()
def t16():
    MD().go()
t16()
def t17():
    MD().go()
t17()
def t18():
    MD().go()
t18()
def t19():
    MD().go()
t19()
def t20():
    MD().go()
t20()
def t21():
    MD().go()
t21()
def t22():
    MD().go()
t22()
def t23():
    MD().go()
t23()
def t24():
    MD().go()
t24()
def t25():
    MD().go()
t25()
def t26():
    MD().go()
t26()
def t27():
    MD().go()
t27()
def t28():
    MD().go()
t28()
def t29():
    MD().go()
t29()
def t30():
    MD().go()
t30()
def t31():
    MD().go()
t31()
def t32():
    MD().go()
t32()
def t33():
    MD().go()
t33()
def t34():
    MD().go()
t34()
def t35():
    MD().go()
t35()
def t36():
    MD().go()
t36()
def t37():
    MD().go()
t37()
def t38():
    MD().go()
t38()
def t39():
    MD().go()
t39()
