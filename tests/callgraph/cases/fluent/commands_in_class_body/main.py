"""Commands that a decorator in the class body registers."""

import random
class Item:
    def __init__(self, name, use):
        self.name = name
        self._use = use
    def use(self, player):
        return self._use(player)
class Player:
    def __init__(self):
        self.hp = 10
        self.bag = {}
    def take(self, item):
        self.bag[item.name] = item
        return self
    def use(self, name):
        item = self.bag.get(name)
        if item is None:
            return self.miss(name)
        return item.use(self)
    def heal(self, n):
        self.hp += n
        return self.hp
    def hurt(self, n):
        self.hp -= n
        if self.hp <= 0:
            raise Dead(self)
    def miss(self, name):
        return None
class Dead(Exception):
    def __init__(self, who):
        self.who = who
    def report(self):
        return self.who.hp
def potion(p):
    return p.heal(5)
def bomb(p):
    return p.hurt(100)
class Game:
    commands = {}
    def __init__(self):
        self.player = Player()
        self.log = []
    def command(name, table=commands):
        def deco(fn):
            table[name] = fn
            return fn
        return deco
    @command("take")
    def do_take(self, arg):
        makers = {"potion": lambda: Item("potion", potion), "bomb": lambda: Item("bomb", bomb)}
        self.player.take(makers[arg]())
    @command("use")
    def do_use(self, arg):
        return self.player.use(arg)
    def unknown(self, arg):
        return arg
    def run(self, lines):
        for line in lines:
            verb, _, arg = line.partition(" ")
            handler = self.commands.get(verb, Game.unknown)
            try:
                self.log.append(handler(self, arg))
            except Dead as d:
                return self.over(d)
    def over(self, d):
        return d.report()
Game().run(["take potion", "use potion", "use rope", "dance now", "take bomb", "use bomb"])
